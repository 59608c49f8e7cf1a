using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;

namespace PushPortal.Tests.Journeys;

/// <summary>An account whose pushes an administrator holds: they are taken, wait over a restart, and go on in their order.</summary>
public sealed class HoldJourneyTests : IAsyncLifetime
{
    private static readonly Actor Admin = Actor.User("admin", null);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-held-");

    private GatewayHost Gateway { get; set; } = null!;

    private IAccountEditor Editor => Gateway.Services.GetRequiredService<IAccountEditor>();

    private long Demo => Gateway.Services.GetRequiredService<IAccountDirectory>().Find("demo")!.Id;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Gateway = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Pushes_wait_over_a_restart_and_arrive_in_their_order_after_the_release()
    {
        var handset = await Gateway.NewHandsetAsync();
        await Gateway.AddAccountAsync("free", "free-key");
        Assert.True(await Editor.HoldAsync(Demo, Admin, "too much at once", Ct));

        var first = await Gateway.Rest.SubmitIndicationAsync(handset.Number);
        var held = await Eventually.GetAsync(() => Gateway.Rest.TransactionAsync(first), found => found.Text("step") == "held", "a push that is held");
        Assert.Equal("pending", held.Text("state"));
        Assert.Contains(held.GetProperty("timeline").EnumerateArray(), line => line.Text("text") == "Waits: admin holds the account's pushes: too much at once");
        var second = await Gateway.Rest.SubmitIndicationAsync(handset.Number);
        await Eventually.GetAsync(() => Gateway.Rest.TransactionAsync(second), found => found.Text("step") == "held", "the other one");
        var others = Gateway.ClientOf("free-key");
        await others.TransactionInAsync(await others.SubmitIndicationAsync((await Gateway.NewHandsetAsync()).Number), "delivered");

        await Gateway.DisposeAsync();
        Gateway = await StartAsync();

        // The simulated network forgets its handsets with the process.
        await new Handset(Gateway.Rest, handset.Number).ChangeAsync("""{"automatic": false}""");
        Assert.Equal(("held", "held"), ((await Gateway.Rest.TransactionAsync(first)).Text("step"), (await Gateway.Rest.TransactionAsync(second)).Text("step")));
        await Eventually.GetAsync(
            async () => (await Gateway.ClientOf(null).GetAsync("/metrics")).Must(HttpStatusCode.OK).Text,
            text => text.Split('\n').Any(line => line.StartsWith("pushportal_accounts_held", StringComparison.Ordinal) && line.EndsWith(" 1", StringComparison.Ordinal)),
            "the metric of held accounts");
        Assert.True(await Editor.ReleaseAsync(Demo, Admin, "it is over", Ct));

        var before = await Gateway.Rest.TransactionInAsync(first, "delivered");
        var after = await Gateway.Rest.TransactionInAsync(second, "delivered");
        Assert.True(HandedOver(before) <= HandedOver(after));
    }

    [Fact]
    public async Task Account_holds_and_releases_its_own_pushes_by_REST_and_those_that_an_administrator_holds_stay_held()
    {
        var (rest, code) = await Gateway.NewAccountAsync();
        var handset = await Gateway.NewHandsetAsync();
        Assert.True((await rest.PostAsync("/api/v1/account/hold", """{"reason": " "}""")).Must(HttpStatusCode.UnprocessableEntity).Body.GetProperty("errors").TryGetProperty("/reason", out _));

        var hold = (await rest.PostAsync("/api/v1/account/hold", """{"reason": "a wrong price"}""")).Must(HttpStatusCode.OK).Body.GetProperty("hold");

        Assert.StartsWith($"{code}/", hold.Text("by"), StringComparison.Ordinal);
        Assert.Equal("a wrong price", (await rest.GetAsync("/api/v1/account")).Must(HttpStatusCode.OK).Body.GetProperty("hold").Text("reason"));
        Assert.Equal(7 * 86_400, (await rest.GetAsync("/api/v1/account")).Must(HttpStatusCode.OK).Body.GetProperty("contentRetentionSeconds").GetInt64());
        await Gateway.ChangeAccountAsync(code, edit => edit with { ContentRetention = TimeSpan.FromDays(30) });
        Assert.Equal(30 * 86_400, (await rest.GetAsync("/api/v1/account")).Must(HttpStatusCode.OK).Body.GetProperty("contentRetentionSeconds").GetInt64());
        Assert.Equal("wrong-status", (await rest.PostAsync("/api/v1/account/hold", """{"reason": "again"}""")).Must(HttpStatusCode.Conflict)["code"]);
        var waiting = await rest.SubmitIndicationAsync(handset.Number);
        await Eventually.GetAsync(() => rest.TransactionAsync(waiting), found => found.Text("step") == "held", "a push that is held");

        var released = (await rest.PostAsync("/api/v1/account/release", """{"reason": "the price is right"}""")).Must(HttpStatusCode.OK).Body;
        Assert.Equal((code, System.Text.Json.JsonValueKind.Null), (released.Text("code"), released.GetProperty("hold").ValueKind));
        await rest.TransactionInAsync(waiting, "delivered");
        Assert.Equal("wrong-status", (await rest.PostAsync("/api/v1/account/release", """{"reason": "again"}""")).Must(HttpStatusCode.Conflict)["code"]);

        Assert.True(await Editor.HoldAsync(Gateway.Services.GetRequiredService<IAccountDirectory>().Find(code)!.Id, Admin, "spam", Ct));
        var refused = (await rest.PostAsync("/api/v1/account/release", """{"reason": "please"}""")).Must(HttpStatusCode.Forbidden);
        Assert.Equal(("held-by-administrator", "admin holds the account's pushes: spam."), (refused["code"], refused["detail"]));
        var log = await Gateway.Services.GetRequiredService<IAuditLog>().PageAsync(new AuditFilter { Account = code }, null, 10, Ct);
        Assert.Equal(
            [(AuditAction.AccountHeld, "admin", "spam"), (AuditAction.AccountReleased, hold.Text("by"), "the price is right"), (AuditAction.AccountHeld, hold.Text("by"), "a wrong price")],
            log.Rows.Where(row => row.Entry.Action != AuditAction.AccountChanged).Select(row => (row.Entry.Action, row.Entry.By.Name, row.Entry.Reason)));
    }

    private static DateTimeOffset HandedOver(System.Text.Json.JsonElement transaction) =>
        transaction.GetProperty("timeline").EnumerateArray().First(line => line.Text("step") == "suspended").GetProperty("at").GetDateTimeOffset();

    private Task<GatewayHost> StartAsync() => GatewayHost.StartAsync((GatewayHost.Storage, $"Data Source={Path.Combine(_folder.FullName, "gateway.db")}"), ("PushPortal:Ppg:DefaultLifetime", "01:00:00"));
}
