using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

public sealed class DailyReportTests(SharedGateway shared) : Journey(shared)
{
    private const string Reports = "/api/v1/reports/daily";
    private const string Code = "reported";
    private const string Key = "reported-key";

    [Fact]
    public async Task Account_sees_what_it_submitted_and_what_came_of_it_and_nothing_of_others()
    {
        var mine = await ClientAsync();
        var before = Today(await ReportAsync(mine, ""));
        var handset = await Gateway.NewHandsetAsync();
        await mine.TransactionInAsync(await mine.SubmitIndicationAsync(handset.Number), "delivered");
        await mine.TransactionInAsync(await mine.SubmitIndicationAsync(Gateway.NewUnknownNumber()), "undeliverable");
        await Rest.TransactionInAsync(await Rest.SubmitIndicationAsync(handset.Number), "delivered");

        var after = Today(await ReportAsync(mine, ""));
        Assert.Equal((2, 1, 1, 0), (Grown("pushes"), Grown("delivered"), Grown("failed"), Grown("expired")));
        Assert.True(Grown("segments") >= 2);
        Assert.InRange(after.GetProperty("successRate").GetDouble(), 0.001, 0.999);
        Assert.True(after.GetProperty("medianSeconds").GetDouble() <= after.GetProperty("p95Seconds").GetDouble());

        long Grown(string member) => after.GetProperty(member).GetInt64() - before.GetProperty(member).GetInt64();
    }

    [Fact]
    public async Task Days_are_all_there_the_latest_first_as_the_zone_has_them()
    {
        var mine = await ClientAsync();
        var report = await ReportAsync(mine, "?from=2020-02-27&to=2020-03-01&zone=Asia%2FShanghai");

        Assert.Equal(("2020-02-27", "2020-03-01", "Asia/Shanghai"), (report.Text("from"), report.Text("to"), report.Text("zone")));
        Assert.Equal(["2020-03-01", "2020-02-29", "2020-02-28", "2020-02-27"], report.Items("data").Select(day => day.Text("day")));
        Assert.Equal((0, JsonValueKind.Null), (report.Items("data").First().GetProperty("pushes").GetInt64(), report.Items("data").First().GetProperty("medianSeconds").ValueKind));
        Assert.Equal(7, (await ReportAsync(mine, "")).Items("data").Length);
    }

    [Theory]
    [InlineData("?from=yesterday", "from")]
    [InlineData("?to=tomorrow", "to")]
    [InlineData("?from=2026-03-02&to=2026-03-01", "from")]
    [InlineData("?from=2020-01-01", "from")]
    [InlineData("?zone=Nowhere", "zone")]
    [InlineData("?account=demo", "account")]
    public async Task What_cannot_be_used_is_named(string query, string member)
    {
        var answer = (await (await ClientAsync()).GetAsync(Reports + query)).Must(HttpStatusCode.BadRequest);

        Assert.Equal("invalid-query", answer["code"]);
        Assert.Equal([member], answer.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    private static async Task<JsonElement> ReportAsync(RestClient client, string query) => (await client.GetAsync(Reports + query)).Must(HttpStatusCode.OK).Body;

    private static JsonElement Today(JsonElement report) => report.Items("data").First();

    private async Task<RestClient> ClientAsync()
    {
        if (Gateway.Services.GetRequiredService<IAccountDirectory>().Find(Code) is null)
        {
            await Gateway.AddAccountAsync(Code, Key);
        }

        return Gateway.ClientOf(Key);
    }
}
