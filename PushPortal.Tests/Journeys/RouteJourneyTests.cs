using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Routes;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Routes;
using PushPortal.Tests.Smpp;

namespace PushPortal.Tests.Journeys;

/// <summary>A gateway with a simulated network and an upstream SMSC: published routes say which of them a push goes over, and which pushes are refused.</summary>
public sealed class RouteJourneyTests : IAsyncLifetime
{
    private const string Number = "+8613800000001";
    private const string British = "+447000000001";

    private static readonly Actor Admin = Actor.User("admin", null);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-routes-");
    private readonly FakeUpstream _upstream = new() { Script = submit => submit.Accept() };

    private GatewayHost Gateway { get; set; } = null!;

    private RouteVersions Routes => Gateway.Services.GetRequiredService<RouteVersions>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Gateway = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await _upstream.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Publication_moves_traffic_from_the_next_group_on_and_rolling_back_moves_it_back()
    {
        Assert.Equal("near", await LinkOfAsync(Number));

        await PublishAsync(SampleRoutes.Over("China", "far", "+86138") with { Accounts = ["demo"] }, SampleRoutes.Over("rest", "near"));
        Assert.Equal("far", await LinkOfAsync(Number));
        Assert.Equal(RouteSaved.Done, await Routes.RestoreAsync(0, 1, Admin, "back", Ct));
        Assert.Equal("near", await LinkOfAsync(Number));

        Assert.Equal(RouteSaved.Done, await Routes.RestoreAsync(1, 2, Admin, "after all", Ct));
        await Gateway.DisposeAsync();
        Gateway = await StartAsync();
        Assert.Equal((3, "far"), (Routes.Number, await LinkOfAsync(Number)));
    }

    [Fact]
    public async Task Failed_transaction_is_tried_again_by_the_routes_as_they_are_then()
    {
        var handset = await Gateway.NewHandsetAsync();
        await handset.ChangeAsync("""{"absent": true}""");
        var transaction = await Gateway.Rest.SubmitIndicationAsync(handset.Number);
        await Eventually.GetAsync(() => Gateway.Rest.TransactionAsync(transaction), one => one.Text("step") == "waiting-to-retry", "a first try that failed");

        await PublishAsync(SampleRoutes.Over("all", "far"));
        await handset.ChangeAsync("""{"absent": false}""");

        Assert.Equal(["near", "far"], LinksOf(await Gateway.Rest.TransactionInAsync(transaction, "delivered")).Distinct());
    }

    [Fact]
    public async Task Retry_over_another_link_goes_over_it_alone_and_says_so()
    {
        await PublishAsync(SampleRoutes.Over("all", "near"), SampleRoutes.Over("spare", "far") with { Accounts = ["demo"] });
        var (push, transaction) = await FailAsync(Gateway.Rest);

        await Gateway.Services.GetRequiredService<LinkOrders>().SetAsync("far", LinkMode.Stopped, Admin, "a test", Ct);
        Assert.Equal("link-down", (await Gateway.Rest.RetryAsync(transaction, """{"link": "far"}""")).Must(HttpStatusCode.Conflict)["code"]);
        await Gateway.Services.GetRequiredService<LinkOrders>().SetAsync("far", LinkMode.Running, Admin, "a test", Ct);
        await Eventually.GetAsync(() => Gateway.Rest.RetryAsync(transaction, """{"link": "far"}"""), answer => answer.Status == HttpStatusCode.Accepted, "a link that is up again");

        var delivered = await Gateway.Rest.TransactionInAsync(transaction, "delivered");
        Assert.Equal(["near", "far"], LinksOf(delivered).Distinct());
        Assert.Contains("Retry over link far alone asked for by demo", delivered.Lines());
        var explained = await ExplanationAsync(push);
        Assert.Contains("over link far alone", explained, StringComparison.Ordinal);
        Assert.Contains("by link far, which demo chose for this run", explained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_can_name_no_link_that_the_routes_give_to_other_pushes_alone()
    {
        var (other, code) = await Gateway.NewAccountAsync();
        await PublishAsync(
            SampleRoutes.Over("all", "near"),
            SampleRoutes.Over("of others", "far") with { Accounts = [code] },
            SampleRoutes.Over("urgent", "far") with { Priorities = [Priority.High] });
        var (_, transaction) = await FailAsync(Gateway.Rest);

        foreach (var link in new[] { "far", "nowhere" })
        {
            var refused = (await Gateway.Rest.RetryAsync(transaction, $$"""{"link": "{{link}}"}""")).Must(HttpStatusCode.Forbidden);
            Assert.Equal(("link-not-given", $"The routes give this account no link {link} for pushes to this recipient. Name one that they give, or none."), (refused["code"], refused["detail"]));
        }

        (await Gateway.Rest.RetryAsync(transaction, """{"link": "near"}""")).Must(HttpStatusCode.Accepted);
        await Gateway.Rest.TransactionInAsync(transaction, "undeliverable");
        var gateway = Gateway.Services.GetRequiredService<PushProxyGateway>();
        Assert.True(PublicId.TryParse(PublicId.Transaction, transaction, out var id));
        Assert.IsType<RetryResult.Opened>(await gateway.RetryAsync(id, accountId: null, "support", null, "far", Ct));

        var (_, theirs) = await FailAsync(other);
        (await other.RetryAsync(theirs, """{"link": "far"}""")).Must(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Push_explains_the_rule_and_the_version_that_gave_it_its_link()
    {
        var before = await SubmitAsync(Number);
        await PublishAsync(SampleRoutes.Over("China mobile", "far", "+86138"), SampleRoutes.Over("rest", "near"));
        var after = await SubmitAsync(Number);
        await PublishAsync(SampleRoutes.Over("all", "near"));

        Assert.Contains("by link near, which serves the number", await ExplanationAsync(before), StringComparison.Ordinal);
        Assert.Contains("by link far: rule China mobile of version 1 of the routes, which admin published", await ExplanationAsync(after), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_route_refuses_is_refused_at_each_door_with_its_reason()
    {
        await PublishAsync(SampleRoutes.Refused("Britain", "not served from here", "+44"), SampleRoutes.Over("rest", "near"));
        var body = $$"""{"to": ["{{British}}"], "content": {"type": "si", "text": "Hi"} }""";

        foreach (var path in new[] { "/api/v1/pushes", "/api/v1/pushes/preview" })
        {
            var refused = (await Gateway.Rest.PostAsync(path, body)).Must(HttpStatusCode.UnprocessableEntity);
            Assert.Equal("route-refused", refused["code"]);
            Assert.Contains("not served from here", refused.Body.GetProperty("errors").GetProperty("/to/0")[0].GetString(), StringComparison.Ordinal);
        }

        (await Gateway.Pap.PushAsync(PapClient.Message("refused@pi.example", [PapClient.Plmn(British)]))).Must("push-response", "2001");
        await using var esme = await (await EsmeClient.ConnectAsync(Gateway.Smpp)).BoundAsync(BindType.Transceiver, "demo", "demo-key", InterfaceVersions.Smpp34);
        foreach (var mode in new[] { MessagingMode.Default, MessagingMode.Transaction })
        {
            Assert.Equal(CommandStatus.InvalidDestinationAddress, (await esme.AskAsync(Messages.Submit(British) with { EsmClass = new EsmClass(mode) })).Status);
        }

        var mixed = await Gateway.Rest.SubmitAsync(new { to = new[] { British, Number }, content = new { type = "si", text = "Hi" } });
        Assert.Equal([("rejected", 2001), ("pending", 1001)], mixed.GetProperty("transactions").EnumerateArray().Select(one => (one.Text("state"), one.GetProperty("code").GetInt32())));
        Assert.Contains("refused by rule Britain of version 1 of the routes", await ExplanationAsync(mixed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_from_a_PPG_in_another_process_ends_with_the_same_cause()
    {
        await PublishAsync(SampleRoutes.Refused("Britain", "not served", "+44") with { Accounts = ["demo"] }, SampleRoutes.Over("rest", "near"));
        await using var ppg = await GatewayHost.StartAsync(
            ("PushPortal:Roles", "Ppg,Portal"),
            ("PushPortal:Ppg:SmscLink:Kind", "Smpp"),
            ("PushPortal:Ppg:SmscLink:Host", "127.0.0.1"),
            ("PushPortal:Ppg:SmscLink:Port", Gateway.Smpp.Port.ToString(CultureInfo.InvariantCulture)),
            ("PushPortal:Ppg:SmscLink:SystemId", "demo"),
            ("PushPortal:Ppg:SmscLink:Password", "demo-key"));

        var refused = await ppg.Rest.TransactionInAsync(await ppg.Rest.SubmitIndicationAsync(British), "undeliverable");

        Assert.Equal(("The gateway's routes refuse it", 2001), (refused.Text("reason"), refused.GetProperty("code").GetInt32()));
        Assert.Null(ppg.Services.GetService<RouteVersions>());
    }

    private static IEnumerable<string> LinksOf(JsonElement transaction) =>
        transaction.GetProperty("segments").EnumerateArray().SelectMany(segment => segment.GetProperty("attempts").EnumerateArray()).Select(attempt => attempt.Text("link"));

    /// <summary>A push to a number that no link delivers to but the upstream, once it has failed over the other.</summary>
    private async Task<(JsonElement Push, string Transaction)> FailAsync(RestClient rest)
    {
        var push = await rest.SubmitAsync(new { to = new[] { Gateway.NewUnknownNumber() }, content = new { type = "si", text = "Hi" } });
        var transaction = RestClient.FirstTransaction(push);
        await rest.TransactionInAsync(transaction, "undeliverable");
        return (push, transaction);
    }

    private async Task<string> LinkOfAsync(string number) =>
        LinksOf(await Gateway.Rest.TransactionInAsync(await Gateway.Rest.SubmitIndicationAsync(number), "delivered")).Distinct().Single();

    /// <summary>A push that was delivered.</summary>
    private async Task<JsonElement> SubmitAsync(string number)
    {
        var push = await Gateway.Rest.SubmitAsync(new { to = new[] { number }, content = new { type = "si", text = "Hi" } });
        await Gateway.Rest.TransactionInAsync(RestClient.FirstTransaction(push), "delivered");
        return push;
    }

    private async Task<string> ExplanationAsync(JsonElement push)
    {
        using var browser = await Gateway.SignedInAsync("support");
        return WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri($"/pushes/{push.Text("id")}?t={RestClient.FirstTransaction(push)}&tab=explain", UriKind.Relative), Ct));
    }

    private async Task PublishAsync(params RouteRule[] rules)
    {
        Assert.Equal(RouteSaved.Done, await Routes.SaveDraftAsync(rules, null, Admin, Ct));
        Assert.Equal(RouteSaved.Done, await Routes.PublishAsync((await Routes.DraftAsync(Ct))!.Revision, Routes.Number, Admin, "a test", Ct));
    }

    private async Task<GatewayHost> StartAsync()
    {
        var gateway = await GatewayHost.StartAsync(
            (GatewayHost.Storage, $"Data Source={Path.Combine(_folder.FullName, "gateway.db")}"),
            ("PushPortal:Links:0:Kind", "Simulator"),
            ("PushPortal:Links:0:Name", "near"),
            ("PushPortal:Links:1:Kind", "Smpp"),
            ("PushPortal:Links:1:Name", "far"),
            ("PushPortal:Links:1:Host", "127.0.0.1"),
            ("PushPortal:Links:1:Port", _upstream.Port.ToString(CultureInfo.InvariantCulture)),
            ("PushPortal:Links:1:SystemId", "esme"),
            ("PushPortal:Links:1:Password", "secret"));
        await _upstream.BoundAsync();
        var status = gateway.Services.GetRequiredService<SmscStatus>();
        await Eventually.GetAsync(() => status.Links, links => links.Count == 2 && links.All(link => link.TakesGroups), "both links known to be up");
        return gateway;
    }
}
