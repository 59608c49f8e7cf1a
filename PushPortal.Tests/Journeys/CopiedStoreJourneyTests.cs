using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PushPortal.Tests.Persistence;
using PushPortal.Web.Hosting;

namespace PushPortal.Tests.Journeys;

/// <summary>A gateway moves from SQLite to PostgreSQL in the middle of its work.</summary>
public sealed class CopiedStoreJourneyTests : IAsyncDisposable
{
    private const string Admin = "admin";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-copied-");
    private readonly string _target = PostgresServer.Shared.NewDatabase();

    private string SourceFile => Path.Combine(_folder.FullName, "pushportal.db");

    public ValueTask DisposeAsync()
    {
        PostgresServer.Shared.Drop(_target);
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Gateway_goes_on_with_what_was_there()
    {
        string delivered, waiting, number;
        RestAnswer first;
        HttpClient browser;
        await using (var gateway = await GatewayHost.StartAsync([(GatewayHost.Storage, $"Data Source={SourceFile}")]))
        {
            var handset = await gateway.NewHandsetAsync();
            number = handset.Number;
            delivered = await gateway.Rest.SubmitIndicationAsync(number);
            await gateway.Rest.TransactionInAsync(delivered, "delivered");
            await handset.ChangeAsync("""{"absent": true}""");
            waiting = await gateway.Rest.SubmitIndicationAsync(number, "Later");
            await gateway.Rest.TransactionWithLineAsync(waiting, "Not delivered");
            first = await SubmitOnceAsync(gateway.Rest, number);
            browser = await gateway.SignedInAsync(Admin);
            var (refused, errors) = await CopyAsync();
            Assert.Equal(1, refused);
            Assert.Contains("in use", errors, StringComparison.Ordinal);
        }

        SqliteConnection.ClearAllPools();
        Assert.Equal((0, ""), await CopyAsync());

        await using (var gateway = await GatewayHost.StartAsync([("PushPortal:Storage:Provider", "PostgreSql"), (GatewayHost.Storage, _target), ("PushPortal:Storage:Folder", _folder.FullName)]))
        {
            var handset = new Handset(gateway.Rest, number);
            await handset.ChangeAsync("""{"automatic": false, "absent": true}""");
            await handset.ChangeAsync("""{"absent": false}""");
            var ended = await gateway.Rest.TransactionInAsync(waiting, "delivered");
            Assert.Equal(number, ended.Text("recipient"));
            Assert.Equal("delivered", (await gateway.Rest.TransactionAsync(delivered)).Text("state"));
            Assert.NotEmpty((await gateway.Rest.TransactionAsync(delivered)).Items("segments"));
            var found = (await gateway.Rest.GetAsync($"/api/v1/pushes?recipient={Uri.EscapeDataString(number)}")).Must(HttpStatusCode.OK).Body.Items("data");
            Assert.Equal(3, found.Length);
            Assert.Equal(first.Body.Text("id"), (await SubmitOnceAsync(gateway.Rest, number)).Body.Text("id"));
            (await gateway.Rest.PostAsync("/api/v1/pushes", Body(number))).Must(HttpStatusCode.Conflict);
            using (browser)
            {
                using var page = await browser.GetAsync(new Uri(gateway.Address, "/pushes"), TestContext.Current.CancellationToken);
                Assert.Equal("/pushes", page.RequestMessage!.RequestUri!.AbsolutePath);
            }
        }
    }

    private static string Body(string number) =>
        JsonSerializer.Serialize(new { pushId = "only-once@pi.example", to = new[] { number }, content = new { type = "si", href = "http://pi.example/", text = "Once" } });

    private static async Task<RestAnswer> SubmitOnceAsync(RestClient rest, string number) =>
        (await rest.SendAsync(HttpMethod.Post, "/api/v1/pushes", RestClient.Json(Body(number)), ("Idempotency-Key", "the-same"))).Must(HttpStatusCode.Accepted);

    private async Task<(int Code, string Errors)> CopyAsync()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await Launch.RunAsync([StoreCommand.Name, "copy", "--from", SourceFile, "--to", _target], output, errors);
        return (code, errors.ToString());
    }
}
