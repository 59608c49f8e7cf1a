using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Notes;
using PushPortal.Domain.Routes;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Routes;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Routes;

namespace PushPortal.Tests.Numbers;

/// <summary>Every door by which a recipient is shown, and every role: who needs whole numbers sees them, nobody else does, and who knows one finds its pushes.</summary>
public sealed class NumberDoorsTests : IAsyncLifetime
{
    private const string Account = "numbers";
    private const string WholeKey = "whole-numbers-key";
    private const string ReadKey = "read-numbers-key";
    private const string Own = "15087654321";
    private const string Number = "+86" + Own;
    private const string Hidden = "+86150****4321";
    private const string Password = "PushPortal1!";

    private static readonly (string Address, bool IsOfStaff, bool ShowsRecipient)[] Pages =
    [
        ("/pushes/{push}", false, true),
        ("/pushes/{push}?tab=content", false, true),
        ("/pushes/{push}?tab=notifications", false, true),
        ("/pushes/{push}?tab=explain", false, true),
        ("/pushes/{push}?tab=request", false, true),
        ("/pushes?recipient=%2B86" + Own, false, true),
        ("/failures", false, true),
        ("/failures/export?format=csv", false, true),
        ("/failures/export?format=jsonl", false, true),
        ("/pushes/export?recipient=%2B86" + Own, false, true),
        ("/queues?stage=later", true, true),
        ("/callbacks?account=" + Account, false, false),
    ];

    private static readonly string[] Reads =
        ["/api/v1/pushes", "/api/v1/pushes?recipient=%2B86" + Own, "/api/v1/pushes/{push}", "/api/v1/transactions/{transaction}", "/api/v1/failures", "/api/v1/recipient-groups", "/api/v1/recipient-groups/{group}"];

    private GatewayHost Gateway { get; set; } = null!;

    private string Push { get; set; } = "";

    private string Transaction { get; set; } = "";

    private string Group { get; set; } = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Gateway = await GatewayHost.StartAsync();
        await Gateway.AddAccountAsync(Account, WholeKey);
        var id = Gateway.Services.GetRequiredService<IAccountDirectory>().Find(Account)!.Id;
        await AddKeyAsync(id);
        foreach (var role in PortalRole.All)
        {
            await AddUserAsync(role, PortalRole.Staff.Contains(role) ? null : id);
        }

        // Its content shows the number of its recipient, as text and in its link.
        var push = await Gateway.ClientOf(WholeKey).SubmitAsync(new { to = new[] { Number }, content = new { type = "si", href = $"http://example.com/{Own}", text = $"For {Own}" } });
        (Push, Transaction) = (push.Text("id"), RestClient.FirstTransaction(push));
        Group = (await Gateway.ClientOf(WholeKey).PostAsync("/api/v1/recipient-groups", $$"""{"name": "Of numbers", "numbers": ["{{Number}}"]}""")).Must(HttpStatusCode.Created)["id"];
        await Gateway.ClientOf(WholeKey).TransactionInAsync(Transaction, "undeliverable");
        await Gateway.ClientOf(WholeKey).SubmitAsync(new { to = new[] { Number }, content = new { type = "si", text = "Later" }, deliverAfter = TimeProvider.System.GetUtcNow().AddSeconds(50) });
    }

    public ValueTask DisposeAsync() => Gateway.DisposeAsync();

    [Theory]
    [InlineData(PortalRole.Admin, true)]
    [InlineData(PortalRole.Support, true)]
    [InlineData(PortalRole.Monitor, false)]
    [InlineData(PortalRole.SpOwner, true)]
    [InlineData(PortalRole.SpMember, true)]
    [InlineData(PortalRole.SpReader, false)]
    public async Task Pages_and_files_show_whole_numbers_to_roles_that_need_them_alone(string role, bool seesWhole)
    {
        using var browser = await Gateway.SignedInAsync(UserOf(role));
        foreach (var (address, isOfStaff, showsRecipient) in Pages.Where(page => !page.IsOfStaff || PortalRole.Staff.Contains(role)))
        {
            var text = WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(Filled(address), UriKind.Relative), Ct));
            AssertSees(seesWhole, showsRecipient, address, WithoutAddresses(text));
        }

        await Gateway.ChangeAccountAsync(Account, edit => edit with { ShowsNumbersToAll = true });
        Assert.Contains(Number, WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(Filled("/pushes/{push}"), UriKind.Relative), Ct)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WholeKey, true)]
    [InlineData(ReadKey, false)]
    public async Task Reads_by_keys_that_may_not_submit_show_no_whole_number_and_find_by_one(string key, bool seesWhole)
    {
        var rest = Gateway.ClientOf(key);
        foreach (var address in Reads)
        {
            AssertSees(seesWhole, showsRecipient: true, address, (await rest.GetAsync(Filled(address))).Must(HttpStatusCode.OK).Text);
        }
    }

    [Theory]
    [InlineData(WholeKey, true)]
    [InlineData(ReadKey, false)]
    public async Task Events_and_the_hub_tell_readers_no_whole_number(string key, bool seesWhole)
    {
        var changes = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(Gateway.Address, $"/hubs/deliveries?access_token={key}")).Build();
        hub.On<JsonElement>("transactionChanged", change => changes.TrySetResult(change.Clone()));
        await hub.StartAsync(Ct);
        await using var follower = await EventFollower.OpenAsync(Gateway.ClientOf(key));

        await Gateway.ClientOf(WholeKey).SubmitAsync(new { to = new[] { Number }, content = new { type = "si", text = "Again" } });

        var told = (await changes.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct)).Text("recipient");
        var read = EventFollower.Of((await follower.NextAsync())!.Value).Text("recipient");
        Assert.Equal(seesWhole ? (Number, Number) : (Hidden, Hidden), (told, read));
    }

    [Fact]
    public async Task Content_that_shows_the_number_of_any_recipient_is_hidden_however_many_there_are()
    {
        var others = Enumerable.Range(0, 101).Select(at => $"+86151{at:D8}");
        var push = await Gateway.ClientOf(WholeKey).SubmitAsync(new { to = others.Append(Number), content = new { type = "si", href = $"http://example.com/{Own}", text = $"For {Own}" } });
        var (id, first) = (push.Text("id"), RestClient.FirstTransaction(push));
        await Gateway.ClientOf(WholeKey).TransactionInAsync(first, "undeliverable");

        using var browser = await Gateway.SignedInAsync(UserOf(PortalRole.SpReader));
        foreach (var tab in new[] { "content", "explain", "timeline" })
        {
            AssertSees(seesWhole: false, showsRecipient: false, tab, WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri($"/pushes/{id}?t={first}&tab={tab}", UriKind.Relative), Ct)));
        }

        var rest = Gateway.ClientOf(ReadKey);
        foreach (var (address, isOne) in new[] { ("/api/v1/pushes", false), ($"/api/v1/pushes/{id}", true), ($"/api/v1/transactions/{first}", true) })
        {
            var answer = (await rest.GetAsync(address)).Must(HttpStatusCode.OK);
            AssertSees(seesWhole: false, showsRecipient: false, address, answer.Text);
            Assert.True(!isOne || answer.Body.GetProperty("contentHidden").GetBoolean(), $"{address} does not say that the content is hidden: {answer.Text}");
        }

        Assert.False((await Gateway.ClientOf(WholeKey).GetAsync($"/api/v1/pushes/{id}")).Must(HttpStatusCode.OK).Body.GetProperty("contentHidden").GetBoolean());
    }

    [Fact]
    public async Task Explanation_asks_the_routes_with_the_whole_number_and_shows_it_hidden()
    {
        var routes = Gateway.Services.GetRequiredService<RouteVersions>();
        var admin = Actor.User("admin", null);
        Assert.Equal(RouteSaved.Done, await routes.SaveDraftAsync([SampleRoutes.Over("Of this number", "simulator", Number[..9]), SampleRoutes.Over("rest", "simulator")], null, admin, Ct));
        Assert.Equal(RouteSaved.Done, await routes.PublishAsync((await routes.DraftAsync(Ct))!.Revision, 0, admin, "a test", Ct));
        var push = await Gateway.ClientOf(WholeKey).SubmitAsync(new { to = new[] { Number }, content = new { type = "si", text = "Hi" } });
        await Gateway.ClientOf(WholeKey).TransactionInAsync(RestClient.FirstTransaction(push), "undeliverable");

        using var browser = await Gateway.SignedInAsync(UserOf(PortalRole.Monitor));
        var text = WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri($"/pushes/{push.Text("id")}?tab=explain", UriKind.Relative), Ct));

        Assert.Contains("rule Of this number of version 1", text, StringComparison.Ordinal);
        AssertSees(seesWhole: false, showsRecipient: true, "explain", text);
    }

    [Fact]
    public async Task Notes_show_the_numbers_in_them_to_roles_that_need_them_alone()
    {
        Assert.True(PublicId.TryParse(PublicId.Push, Push, out var id));
        var account = Gateway.Services.GetRequiredService<IAccountDirectory>().Find(Account)!.Id;
        await using (var scope = Gateway.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IPushNotes>().AddAsync(id, account, $"Rang +86 150 8765 4321 twice on 2026-11-28, then {Own}", Actor.User(UserOf(PortalRole.SpMember), null), Ct);
        }

        foreach (var (role, shown) in new[] { (PortalRole.SpMember, $"Rang +86 150 8765 4321 twice on 2026-11-28, then {Own}"), (PortalRole.SpReader, $"Rang {Hidden} twice on 2026-11-28, then 150****4321") })
        {
            using var browser = await Gateway.SignedInAsync(UserOf(role));
            Assert.Contains(shown, WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri($"/pushes/{Push}", UriKind.Relative), Ct)), StringComparison.Ordinal);
        }
    }

    private static void AssertSees(bool seesWhole, bool showsRecipient, string address, string text)
    {
        if (seesWhole)
        {
            Assert.True(!showsRecipient || text.Contains(Number, StringComparison.Ordinal) || text.Contains(Number.Replace("+", "\\u002B", StringComparison.Ordinal), StringComparison.Ordinal), $"{address} hides the number: {text}");
            return;
        }

        var octets = Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Own));
        Assert.True(!text.Contains(Own, StringComparison.Ordinal) && !text.Replace(" ", "", StringComparison.Ordinal).Contains(octets, StringComparison.OrdinalIgnoreCase), $"{address} shows the number: {text}");
        Assert.True(!showsRecipient || text.Contains("150****4321", StringComparison.Ordinal), $"{address} shows no recipient: {text}");
    }

    /// <summary>What the reader typed into the address themselves is in the page's own links and fields.</summary>
    private static string WithoutAddresses(string text) => text.Replace("recipient=%2B86" + Own, "", StringComparison.Ordinal).Replace($"value=\"{Number}\"", "", StringComparison.Ordinal);

    private static string UserOf(string role) => $"numbers-{role.ToLowerInvariant()}";

    private string Filled(string address) => address.Replace("{push}", Push, StringComparison.Ordinal).Replace("{transaction}", Transaction, StringComparison.Ordinal).Replace("{group}", Group, StringComparison.Ordinal);

    private async Task AddKeyAsync(long account)
    {
        await using var scope = Gateway.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        db.ApiKeys.Add(Accounts.SampleKeys.Row(account, ReadKey, ApiScopes.Read, isTest: false));
        await db.SaveChangesAsync(Ct);
        await Gateway.Services.GetRequiredService<AccountDirectory>().LoadAsync(Ct);
    }

    private async Task AddUserAsync(string role, long? account)
    {
        await using var scope = Gateway.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var user = new PortalUser { UserName = UserOf(role), AccountId = account };
        Assert.True((await users.CreateAsync(user, Password)).Succeeded);
        Assert.True((await users.AddToRoleAsync(user, role)).Succeeded);
    }
}
