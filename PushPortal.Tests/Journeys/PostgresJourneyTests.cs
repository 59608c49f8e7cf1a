using System.Net;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Tests.Persistence;
using PushPortal.Tests.Rights;

namespace PushPortal.Tests.Journeys;

/// <summary>The whole gateway with its store on PostgreSQL.</summary>
public sealed class PostgresJourneyTests(PostgresJourneyTests.PostgresGateway own) : IClassFixture<PostgresJourneyTests.PostgresGateway>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Push_is_delivered_told_listed_and_there_after_a_restart()
    {
        var handset = await own.Host.NewHandsetAsync();
        var transaction = await own.Host.Rest.SubmitIndicationAsync(handset.Number);
        var push = (await own.Host.Rest.TransactionInAsync(transaction, "delivered")).Text("pushId");

        var found = (await own.Host.Rest.GetAsync($"/api/v1/pushes?recipient={Uri.EscapeDataString(handset.Number)}&status=delivered")).Must(HttpStatusCode.OK).Body.GetProperty("data");
        Assert.Equal(push, Assert.Single(found.EnumerateArray()).Text("pushId"));

        await own.RestartAsync();

        Assert.Equal("delivered", (await own.Host.Rest.TransactionAsync(transaction)).Text("state"));
    }

    [Fact]
    public async Task Pages_are_shown()
    {
        using var browser = await own.Host.SignedInAsync(RightsVisitors.NameOf(PortalRole.Admin));
        foreach (var address in RightsTable.Pages.Where(page => page.Allowed.Contains(PortalRole.Admin)).Select(page => page.Address))
        {
            var answer = await browser.GetAsync(await PortalAddress.FillAsync(own.Host, address), Ct);
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
            Assert.DoesNotContain(PortalAddress.PageFailure, await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    /// <summary>A gateway on a database that it makes the schema of itself.</summary>
    public sealed class PostgresGateway : IAsyncLifetime
    {
        private readonly string _database = PostgresServer.Shared.NewDatabase();
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-");

        internal GatewayHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await StartAsync();

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            PostgresServer.Shared.Drop(_database);
            _folder.Delete(recursive: true);
        }

        internal async Task RestartAsync()
        {
            await Host.DisposeAsync();
            Host = await StartAsync();
        }

        private Task<GatewayHost> StartAsync() => GatewayHost.StartAsync(
            ("PushPortal:Storage:Provider", "PostgreSql"), (GatewayHost.Storage, _database), ("PushPortal:Storage:Folder", _folder.FullName));
    }
}
