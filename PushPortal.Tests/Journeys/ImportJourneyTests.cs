using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Audit;

namespace PushPortal.Tests.Journeys;

/// <summary>A program imports a file, and the gateway is started anew in the middle of it.</summary>
public sealed class ImportJourneyTests(OwnGateway own) : IClassFixture<OwnGateway>
{
    private const string Imports = "/api/v1/imports";

    private RestClient Rest => own.Host.Rest;

    [Fact]
    public async Task Restart_in_the_middle_sends_each_row_once()
    {
        // Ten seconds of work, so that whatever a restart takes falls into it.
        const int Rows = 200;
        var folder = Directory.CreateTempSubdirectory("pushportal-import-");
        (string, string)[] settings = [(GatewayHost.Storage, $"Data Source={Path.Combine(folder.FullName, "p.db")}")];
        string id;
        await using (var gateway = await GatewayHost.StartAsync(settings))
        {
            id = (await UploadAsync(gateway.Rest, "?type=si", File(Rows))).Must(HttpStatusCode.Accepted).Body.Text("id");
            var import = await InAsync(gateway.Rest, id, "checked");
            Assert.Equal((Rows, Rows, 0), (import.GetProperty("valid").GetInt32(), import.GetProperty("segments").GetInt32(), import.GetProperty("invalid").GetInt32()));
            (await gateway.Rest.PostAsync($"{Imports}/{id}/start", """{"rate": 20}""")).Must(HttpStatusCode.Accepted);
            await Eventually.GetAsync(() => ReadAsync(gateway.Rest, id), import => import.GetProperty("accepted").GetInt32() > 20, "some rows");
        }

        using (var store = new SqliteConnection(settings[0].Item2))
        {
            await store.OpenAsync(TestContext.Current.CancellationToken);
            using var stored = store.CreateCommand();
            stored.CommandText = "SELECT count(*) FROM pushes";
            Assert.InRange((long)(await stored.ExecuteScalarAsync(TestContext.Current.CancellationToken))!, 20, Rows - 1);
            SqliteConnection.ClearPool(store);
        }

        await using (var gateway = await GatewayHost.StartAsync(settings))
        {
            var import = await InAsync(gateway.Rest, id, "finished");

            Assert.Equal((Rows, 0, 0), (import.GetProperty("accepted").GetInt32(), import.GetProperty("refused").GetInt32(), import.GetProperty("waiting").GetInt32()));
            var pushes = (await gateway.Rest.GetAsync("/api/v1/pushes?limit=500")).Must(HttpStatusCode.OK).Body.Items("data");
            Assert.Equal(Rows, pushes.Length);
            Assert.Equal(Rows, pushes.Select(push => push.GetProperty("transactions")[0].Text("recipient")).Distinct().Count());
            Assert.All(pushes, push => Assert.Equal("import", push.Text("source")));
            var results = (await gateway.Rest.GetAsync($"{Imports}/{id}/results?limit=500")).Must(HttpStatusCode.OK).Body.Items("data");
            Assert.Equal(pushes.Select(push => push.Text("id")).Order(StringComparer.Ordinal), results.Select(result => result.Text("push")).Order(StringComparer.Ordinal));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Columns_with_other_names_are_mapped_and_errors_come_as_json_and_as_csv()
    {
        var handset = await own.Host.NewHandsetAsync();
        var answer = await UploadAsync(Rest, "?type=si&fileName=mine.csv&column=recipient:Kunde&value=text:Hello&value=action:signal-high", $"Kunde;href\n{handset.Number};http://pi.example/\n=1+1;http://pi.example/\n12;http://pi.example/\n");
        var id = answer.Must(HttpStatusCode.Accepted).Body.Text("id");
        Assert.Equal($"{Imports}/{id}", answer.Headers.Location!.ToString());
        var import = await InAsync(Rest, id, "checked");
        Assert.Equal(("mine.csv", 1, 2), (import.Text("fileName"), import.GetProperty("valid").GetInt32(), import.GetProperty("invalid").GetInt32()));

        var page = (await Rest.GetAsync($"{Imports}/{id}/errors?limit=1")).Must(HttpStatusCode.OK).Body;
        Assert.Equal((3, "Kunde"), (page.Items("data")[0].GetProperty("row").GetInt32(), page.Items("data")[0].Text("column")));
        Assert.Equal(4, (await Rest.GetAsync($"{Imports}/{id}/errors?after={page.Text("next")}")).Must(HttpStatusCode.OK).Body.Items("data")[0].GetProperty("row").GetInt32());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Imports}/{id}/errors") { Headers = { { "Accept", "text/csv" } } };
        using var file = await Rest.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var csv = await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("row,outcome,column,reason\r\n3,invalid,Kunde,begins with = as a formula does", csv, StringComparison.Ordinal);

        Assert.Equal("wrong-status", (await Rest.PostAsync($"{Imports}/{id}/pause", "")).Must(HttpStatusCode.Conflict)["code"]);
        (await Rest.PostAsync($"{Imports}/{id}/start", "")).Must(HttpStatusCode.Accepted);
        await InAsync(Rest, id, "finished");
        var accepted = Assert.Single((await Rest.GetAsync($"{Imports}/{id}/results")).Must(HttpStatusCode.OK).Body.Items("data"), result => result.Text("outcome") == "accepted");
        await Rest.TransactionInAsync(RestClient.FirstTransaction(await Rest.PushAsync(accepted.Text("push"))), "delivered");
        Assert.Equal("Hello", (await handset.OnlyMessageAsync()).GetProperty("content").Text("text"));
        Assert.Equal("wrong-status", (await Rest.PostAsync($"{Imports}/{id}/start", "")).Must(HttpStatusCode.Conflict)["code"]);
        var audit = own.Host.Services.GetRequiredService<IAuditLog>();
        var entry = Assert.Single((await audit.PageAsync(new AuditFilter { Subject = id }, null, 10, TestContext.Current.CancellationToken)).Rows).Entry;
        Assert.Equal((AuditAction.ImportStarted, ActorKind.Account, "demo"), (entry.Action, entry.By.Kind, entry.Account));
        Assert.Contains(id, (await Rest.GetAsync(Imports)).Must(HttpStatusCode.OK).Body.Items("data").Select(listed => listed.Text("id")));
    }

    [Theory]
    [InlineData("?type=fax", "to\n+1234\n", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("?colum=text:x", "to\n+1234\n", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("?type=si&column=text:nowhere", "to\n+1234\n", HttpStatusCode.UnprocessableEntity, "invalid-field")]
    [InlineData("?column=text", "to\n+1234\n", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("?type=si&value=colour:red", "to\n+1234\n", HttpStatusCode.UnprocessableEntity, "invalid-field")]
    [InlineData("?type=si", "colour\nred\n", HttpStatusCode.UnprocessableEntity, "invalid-field")]
    [InlineData("?type=si", "", HttpStatusCode.UnprocessableEntity, "unreadable-file")]
    [InlineData("?type=si", "+8613800000001,Hello\n+8613800000002,Hello\n", HttpStatusCode.UnprocessableEntity, "unreadable-file")]
    public async Task Upload_that_cannot_be_used_says_why(string query, string file, HttpStatusCode status, string code) =>
        Assert.Equal(code, (await UploadAsync(Rest, query, file)).Must(status)["code"]);

    [Fact]
    public async Task Upload_may_be_larger_than_other_bodies_and_not_endless()
    {
        await using var gateway = await GatewayHost.StartAsync(("PushPortal:MaxRequestBody", "1024"), ("PushPortal:Imports:MostOctets", "8192"));
        (await UploadAsync(gateway.Rest, "?type=si", File(200))).Must(HttpStatusCode.Accepted);
        Assert.Equal("body-too-large", (await UploadAsync(gateway.Rest, "?type=si", File(400))).Must(HttpStatusCode.RequestEntityTooLarge)["code"]);
        Assert.Equal("unsupported-media-type", (await gateway.Rest.PostAsync($"{Imports}?type=si", "{}")).Must(HttpStatusCode.UnsupportedMediaType)["code"]);
    }

    [Fact]
    public async Task Other_accounts_see_none_of_it()
    {
        var id = (await UploadAsync(Rest, "?type=si", File(1))).Must(HttpStatusCode.Accepted).Body.Text("id");
        await own.Host.AddAccountAsync("stranger", "stranger-key");
        var stranger = own.Host.ClientOf("stranger-key");

        Assert.Empty((await stranger.GetAsync(Imports)).Must(HttpStatusCode.OK).Body.Items("data"));
        foreach (var path in new[] { "", "/errors", "/results" })
        {
            (await stranger.GetAsync($"{Imports}/{id}{path}")).Must(HttpStatusCode.NotFound);
        }

        foreach (var path in new[] { "start", "pause", "resume", "cancel" })
        {
            (await stranger.PostAsync($"{Imports}/{id}/{path}", "")).Must(HttpStatusCode.NotFound);
        }
    }

    private static string File(int rows) =>
        string.Concat(Enumerable.Range(0, rows).Select(at => string.Create(CultureInfo.InvariantCulture, $"+86159{at:D8},Hello {at}\n")).Prepend("recipient,text\n"));

    private static Task<RestAnswer> UploadAsync(RestClient rest, string query, string file) =>
        rest.SendAsync(HttpMethod.Post, Imports + query, new StringContent(file, Encoding.UTF8, "text/csv"));

    private static async Task<JsonElement> ReadAsync(RestClient rest, string id) => (await rest.GetAsync($"{Imports}/{id}")).Must(HttpStatusCode.OK).Body;

    private static Task<JsonElement> InAsync(RestClient rest, string id, string status) => Eventually.GetAsync(() => ReadAsync(rest, id), import => import.Text("status") == status, $"{id} {status}");
}
