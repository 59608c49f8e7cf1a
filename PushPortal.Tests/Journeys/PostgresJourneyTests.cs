using System.Net;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Journeys;

/// <summary>The whole gateway with its store on PostgreSQL.</summary>
public sealed class PostgresJourneyTests : IAsyncLifetime
{
    private static readonly string[] Pages =
    [
        "/", "/pushes", "/pushes?status=failed", "/failures", "/queues", "/reports", "/callbacks", "/import", "/retries", "/refusals", "/alarms", "/audit", "/users", "/accounts", "/aliases", "/links", "/routes",
    ];

    private readonly string _database = PostgresServer.Shared.NewDatabase();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-");
    private GatewayHost _gateway = null!;

    public async ValueTask InitializeAsync() => _gateway = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        PostgresServer.Shared.Drop(_database);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Push_is_delivered_told_listed_and_there_after_a_restart()
    {
        var handset = await _gateway.NewHandsetAsync();
        var transaction = await _gateway.Rest.SubmitIndicationAsync(handset.Number);
        var push = (await _gateway.Rest.TransactionInAsync(transaction, "delivered")).Text("pushId");

        var found = (await _gateway.Rest.GetAsync($"/api/v1/pushes?recipient={Uri.EscapeDataString(handset.Number)}&status=delivered")).Must(HttpStatusCode.OK).Body.GetProperty("data");
        Assert.Equal(push, Assert.Single(found.EnumerateArray()).Text("pushId"));

        await _gateway.DisposeAsync();
        _gateway = await StartAsync();

        Assert.Equal("delivered", (await _gateway.Rest.TransactionAsync(transaction)).Text("state"));
    }

    [Fact]
    public async Task Pages_are_shown()
    {
        await _gateway.Rest.TransactionInAsync(await _gateway.Rest.SubmitIndicationAsync(_gateway.NewUnknownNumber()), "undeliverable");
        using var browser = await _gateway.SignedInAsync("admin");

        foreach (var page in Pages)
        {
            var answer = await browser.GetAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal((page, HttpStatusCode.OK), (page, answer.StatusCode));
        }
    }

    private Task<GatewayHost> StartAsync() => GatewayHost.StartAsync(
        ("PushPortal:Storage:Provider", "PostgreSql"), (GatewayHost.Storage, _database), ("PushPortal:Storage:Folder", _folder.FullName));
}
