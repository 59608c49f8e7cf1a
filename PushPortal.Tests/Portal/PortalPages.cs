using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Refusals;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Portal;

/// <summary>The portal's pages, downloads and jobs, with who may open them.</summary>
internal static class PortalPages
{
    internal const string Admin = "admin";
    internal const string Support = "support";
    internal const string Monitor = "monitor";

    /// <summary>The owner of the account; the two after are its other users.</summary>
    internal const string Provider = "demo";
    internal const string Member = "demo-member";
    internal const string Reader = "demo-reader";

    /// <summary>What a page has that failed; its status is 200 all the same.</summary>
    internal const string Failure = "data-testid=\"page-failure\"";

    private static readonly string[] Staff = [Admin, Support, Monitor];

    internal static readonly string[] Everybody = [.. Staff, Provider, Member, Reader];

    /// <summary>Each page by its route, an address of it, and who may open it. {push}, {transaction}, {retry} and {import} are of the provider's account.</summary>
    internal static readonly (string Route, string Address, string[] Allowed)[] All =
    [
        ("/", "/", Everybody),
        ("/pushes", "/pushes", Everybody),
        ("/pushes/{Id}", "/pushes/{push}", Everybody),
        ("/pushes/new", "/pushes/new", [Admin, Provider, Member]),
        ("/pushes/export", "/pushes/export", Everybody),
        ("/import", "/import", [Admin, Provider, Member]),
        ("/groups", "/groups", [Admin, Provider, Member]),
        ("/import/sample.csv", "/import/sample.csv?type=sl", [Admin, Provider, Member]),
        ("/imports/{Id}", "/imports/{import}", [Admin, Provider, Member]),
        ("/imports/{id}/errors.csv", "/imports/{import}/errors.csv", [Admin, Provider, Member]),
        ("/imports/{id}/results.csv", "/imports/{import}/results.csv", [Admin, Provider, Member]),
        ("/failures", "/failures", Everybody),
        ("/failures/export", "/failures/export?format=jsonl", Everybody),
        ("/retries", "/retries", Everybody),
        ("/retries/{Id}", "/retries/{retry}", Everybody),
        ("/transactions/{id}", "/transactions/{transaction}", Everybody),
        ("/retries/{id}/items.csv", "/retries/{retry}/items.csv", Everybody),
        ("/callbacks", "/callbacks", Everybody),
        ("/refusals", "/refusals", Everybody),
        ("/refusals/{Id}", "/refusals/{refusal}", Everybody),
        ("/links", "/links", Staff),
        ("/queues", "/queues?stage=due", Staff),
        ("/routes", "/routes", Staff),
        ("/alarms", "/alarms", Staff),
        ("/nodes", "/nodes", Staff),
        ("/reports", "/reports?by=link", Staff),
        ("/reports/export", "/reports/export?format=jsonl", Staff),
        ("/settings", "/settings", [Admin]),
        ("/lab", "/lab", [Admin]),
        ("/trace", "/trace", Staff),
        ("/trace/entries.jsonl", "/trace/entries.jsonl", Staff),
        ("/handsets", "/handsets", Everybody),
        ("/aliases", "/aliases", [Admin]),
        ("/accounts", "/accounts", [Admin]),
        ("/keys", "/keys", [Admin, Provider]),
        ("/usage", "/usage", Everybody),
        ("/usage/export", "/usage/export?format=csv", Everybody),
        ("/users", "/users", [Admin, Provider]),
        ("/audit", "/audit", [Admin]),
        ("/audit.csv", "/audit.csv", [Admin]),
        ("/hangfire", "/hangfire", [Admin]),
    ];

    /// <summary>The address with a push of the provider's account that has failed, a plan of its retry, or an import.</summary>
    internal static async Task<Uri> FillAsync(GatewayHost gateway, string address)
    {
        if (address.Contains("{import}", StringComparison.Ordinal))
        {
            var import = await gateway.Rest.SendAsync(HttpMethod.Post, "/api/v1/imports?type=si", new StringContent("recipient,text\nnobody,x\n", Encoding.UTF8, "text/csv"));
            address = address.Replace("{import}", import.Must(HttpStatusCode.Accepted).Body.Text("id"), StringComparison.Ordinal);
        }
        else if (address.Contains('{', StringComparison.Ordinal))
        {
            var transaction = await gateway.Rest.SubmitIndicationAsync(gateway.NewUnknownNumber());
            var failed = await gateway.Rest.TransactionInAsync(transaction, "undeliverable");
            var plan = (await gateway.Rest.PostAsync("/api/v1/bulk-retries/plan", $$"""{"transactions": ["{{transaction}}"]}""")).Must(HttpStatusCode.Created).Body;
            address = address.Replace("{push}", failed.Text("push"), StringComparison.Ordinal).Replace("{transaction}", transaction, StringComparison.Ordinal).Replace("{retry}", plan.Text("id"), StringComparison.Ordinal);
        }

        if (address.Contains("{refusal}", StringComparison.Ordinal))
        {
            var id = (await gateway.Rest.PostAsync("/api/v1/pushes", "{}")).Must(HttpStatusCode.UnprocessableEntity)["refusal"];
            Assert.True(PublicId.TryParse(PublicId.Refusal, id, out var key));
            await Eventually.GetAsync<Refusal?>(async () => await gateway.Services.GetRequiredService<IRefusalStore>().FindAsync(key, null, TestContext.Current.CancellationToken), found => found?.Id == key, id);
            address = address.Replace("{refusal}", id, StringComparison.Ordinal);
        }

        return new Uri(address, UriKind.Relative);
    }
}
