using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Refusals;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Rights;

/// <summary>Addresses of pages that show something.</summary>
internal static class PortalAddress
{
    /// <summary>What a page has that failed; its status is 200 all the same.</summary>
    internal const string PageFailure = "data-testid=\"page-failure\"";

    /// <summary>The address with a push of the demo account that has failed, a plan of its retry, a refusal, or an import, in the place of what is in braces.</summary>
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
