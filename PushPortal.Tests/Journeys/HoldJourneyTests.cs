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

    private static DateTimeOffset HandedOver(System.Text.Json.JsonElement transaction) =>
        transaction.GetProperty("timeline").EnumerateArray().First(line => line.Text("step") == "suspended").GetProperty("at").GetDateTimeOffset();

    private Task<GatewayHost> StartAsync() => GatewayHost.StartAsync((GatewayHost.Storage, $"Data Source={Path.Combine(_folder.FullName, "gateway.db")}"), ("PushPortal:Ppg:DefaultLifetime", "01:00:00"));
}
