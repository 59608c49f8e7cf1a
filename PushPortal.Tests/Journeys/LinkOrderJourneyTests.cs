using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Smsc;

namespace PushPortal.Tests.Journeys;

/// <summary>A link that an administrator stops, over a restart of the gateway.</summary>
public sealed class LinkOrderJourneyTests : IAsyncLifetime
{
    private static readonly Actor Admin = Actor.User("admin", null);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-stopped-");

    private GatewayHost Gateway { get; set; } = null!;

    private LinkOrders Orders => Gateway.Services.GetRequiredService<LinkOrders>();

    private LinkStatus Link => Gateway.Services.GetRequiredService<SmscStatus>().Links[0];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Gateway = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_waits_on_a_stopped_link_waits_over_a_restart_and_is_delivered_when_it_is_started()
    {
        var handset = await Gateway.NewHandsetAsync();
        await Orders.ThrottleAsync("simulator", 50, Admin, "a slow network", Ct);
        await Orders.SetAsync("simulator", LinkMode.Stopped, Admin, "works on the network", Ct);
        Assert.Equal((LinkMode.Stopped, 50), (Link.Mode, Link.SegmentsPerSecond));
        var transaction = await Gateway.Rest.SubmitIndicationAsync(handset.Number);
        await Eventually.GetAsync(() => Link.Waiting, waiting => waiting == 1, "a group that waits");

        await Gateway.DisposeAsync();
        Gateway = await StartAsync();
        await new Handset(Gateway.Rest, handset.Number).ChangeAsync("{}");
        await Eventually.GetAsync(() => Gateway.Services.GetRequiredService<SmscStatus>().Links, links => links is [{ Waiting: 1 }], "a group that waits again");
        Assert.Equal((LinkMode.Stopped, 50, "admin", "works on the network"), (Link.Mode, Link.SegmentsPerSecond, Link.Order!.By, Link.Order.Reason));
        Assert.Equal(0, Link.Delivered);

        await Orders.SetAsync("simulator", LinkMode.Running, Admin, "done", Ct);
        await Gateway.Rest.TransactionInAsync(transaction, "delivered");
        await Orders.ThrottleAsync("simulator", null, Admin, "fast again", Ct);
        Assert.Equal((LinkMode.Running, 0), (Link.Mode, Link.SegmentsPerSecond));
    }

    private Task<GatewayHost> StartAsync() => GatewayHost.StartAsync((GatewayHost.Storage, $"Data Source={Path.Combine(_folder.FullName, "gateway.db")}"));
}
