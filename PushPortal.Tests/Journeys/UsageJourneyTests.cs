using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Infrastructure.Maintenance;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Tests.Journeys;

/// <summary>An account's usage by REST and as a file, after the roll-up.</summary>
public sealed class UsageJourneyTests : IAsyncLifetime
{
    private GatewayHost Gateway { get; set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Gateway = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => Gateway.DisposeAsync();

    [Fact]
    public async Task Submitted_pushes_are_counted_with_quota_rate_and_retention_and_each_account_sees_its_own()
    {
        await Gateway.AddAccountAsync("counted", "counted-key", row => row.PushesPerDay = 100);
        var rest = Gateway.ClientOf("counted-key");
        await rest.SubmitAsync(new { to = new[] { Gateway.NewUnknownNumber(), Gateway.NewUnknownNumber() }, content = new { type = "si", text = "Hi" } });
        var services = Gateway.Services;
        var later = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(2));
        Assert.Equal(1, await new UsageRollUp(services.GetRequiredService<IDbContextFactory<PortalDbContext>>(), services.GetRequiredService<IOptions<StorageOptions>>(), later).RunAsync(Ct));

        var usage = (await rest.GetAsync("/api/v1/usage")).Must(HttpStatusCode.OK).Body;
        Assert.Equal(("2", "100", "0", "2592000", "63158400"), (usage.Text("pushesToday"), usage.Text("pushesPerDay"), usage.Text("submissionsPerSecond"), usage.Text("pushesKeptSeconds"), usage.Text("usageKeptSeconds")));
        var line = Assert.Single(usage.GetProperty("data").EnumerateArray());
        Assert.Equal(("application/vnd.wap.sic", "1", "2", "2"), (line.Text("contentType"), line.Text("submissions"), line.Text("pushes"), line.Text("segments")));
        Assert.Empty((await Gateway.Rest.GetAsync("/api/v1/usage")).Must(HttpStatusCode.OK).Body.GetProperty("data").EnumerateArray());
        Assert.Equal("invalid-query", (await rest.GetAsync("/api/v1/usage?from=yesterday")).Must(HttpStatusCode.BadRequest)["code"]);

        using var support = await Gateway.SignedInAsync("support");
        var lines = (await support.GetStringAsync(new Uri("/usage/export?format=csv", UriKind.Relative), Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith(",counted,application/vnd.wap.sic,1,2,2", lines[1].TrimEnd(), StringComparison.Ordinal);
        using var demo = await Gateway.SignedInAsync("demo");
        Assert.Single((await demo.GetStringAsync(new Uri("/usage/export?format=csv&account=counted", UriKind.Relative), Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
