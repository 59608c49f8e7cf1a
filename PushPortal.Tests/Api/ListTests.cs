using System.Net;
using System.Text.Json;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

public sealed class ListTests(SharedGateway shared) : Journey(shared)
{
    private const string Pushes = "/api/v1/pushes";

    [Fact]
    public async Task Five_pushes_are_paged_two_by_two_forth_and_back()
    {
        var handset = await Gateway.NewHandsetAsync();
        var ids = new List<string>();
        for (var at = 0; at < 5; at++)
        {
            ids.Insert(0, (await SubmitAsync(handset.Number, null)).Text("id"));
        }

        var filter = $"recipient={Uri.EscapeDataString(handset.Number)}&limit=2";
        var first = await PageAsync(filter);
        var second = await PageAsync($"{filter}&after={first.Text("next")}");
        var third = await PageAsync($"{filter}&after={second.Text("next")}");
        var back = await PageAsync($"{filter}&before={third.Text("prev")}");

        Assert.Equal(ids[..2], Ids(first));
        Assert.Equal(ids[2..4], Ids(second));
        Assert.Equal(ids[4..], Ids(third));
        Assert.Equal(ids[2..4], Ids(back));
        Assert.Equal(ids[..2], Ids(await PageAsync($"{filter}&before={back.Text("prev")}")));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (first.GetProperty("prev").ValueKind, third.GetProperty("next").ValueKind));
    }

    [Fact]
    public async Task Content_source_reason_code_and_segments_find_what_they_name()
    {
        var handset = await Gateway.NewHandsetAsync();
        var unknown = Gateway.NewUnknownNumber();
        var delivered = await SubmitAsync(handset.Number, null);
        await Rest.TransactionInAsync(RestClient.FirstTransaction(delivered), "delivered");
        var failed = await Rest.SubmitAsync(new { to = new[] { unknown }, content = new { type = "sl", href = "http://pi.example/" + new string('x', 200) } });
        await Rest.TransactionInAsync(RestClient.FirstTransaction(failed), "undeliverable");
        var bare = await Rest.SubmitAsync(new { to = new[] { handset.Number }, destinationPort = 7275, content = new { type = "raw", wsp = false, bodyHex = "00" } });
        var (first, second, third) = (delivered.Text("id"), failed.Text("id"), bare.Text("id"));
        var (ofHandset, ofUnknown, all) = ($"recipient={handset.Number}", $"recipient={unknown}", $"from={Uri.EscapeDataString(delivered.Text("receivedAt"))}&limit=500");

        Assert.Equal([first], await IdsAsync($"{ofHandset}&contentType=application/vnd.wap.sic"));
        Assert.Equal([third], await IdsAsync($"{ofHandset}&contentType=-"));
        Assert.Equal([third, first], await IdsAsync($"{ofHandset}&source=rest"));
        Assert.Empty(await IdsAsync($"{ofHandset}&source=pap"));
        Assert.Equal([second], await IdsAsync($"{ofUnknown}&reason=absent-subscriber,unknown-subscriber"));
        Assert.Equal([second], await IdsAsync($"{ofUnknown}&code=2003&segments=2"));
        Assert.Empty(await IdsAsync($"{ofUnknown}&segments=1"));
        Assert.Equal([first], await IdsAsync($"{ofHandset}&code=1000&contentType=application/vnd.wap.sic"));
        Assert.Contains(second, await IdsAsync($"{all}&reason=unknown-subscriber"));
        Assert.Contains(second, await IdsAsync($"{all}&segments=2&contentType=application/vnd.wap.slc&source=rest&code=2003"));
        Assert.DoesNotContain(first, await IdsAsync($"{all}&segments=2"));
    }

    [Theory]
    [InlineData("source=fax", "source")]
    [InlineData("reason=bad-luck", "reason")]
    [InlineData("reason=absent-subscriber,bad-luck", "reason")]
    [InlineData("code=7", "code")]
    [InlineData("segments=0", "segments")]
    [InlineData("segments=256", "segments")]
    public async Task What_no_push_can_have_is_an_error_that_names_the_parameter(string query, string parameter)
    {
        var answer = (await Rest.GetAsync($"{Pushes}?{query}")).Must(HttpStatusCode.BadRequest);

        Assert.Equal("invalid-query", answer.Body.Text("code"));
        Assert.True(answer.Body.GetProperty("errors").TryGetProperty(parameter, out _));
    }

    [Fact]
    public async Task Filters_find_what_they_name_and_nothing_else()
    {
        var handset = await Gateway.NewHandsetAsync();
        var number = Uri.EscapeDataString(handset.Number);
        var delivered = await SubmitAsync(handset.Number, "list-delivered");
        await Rest.TransactionInAsync(RestClient.FirstTransaction(delivered), "delivered");
        var pending = await Rest.SubmitAsync(new { to = new[] { handset.Number }, pushId = "list-pending", content = new { type = "si", text = "x" }, deliverAfter = "2040-01-01T00:00:00Z" });
        var failed = await SubmitAsync(Gateway.NewUnknownNumber(), "list-failed");
        await Rest.TransactionInAsync(RestClient.FirstTransaction(failed), "undeliverable");
        var (first, second) = (delivered.Text("id"), pending.Text("id"));

        Assert.Equal([second, first], await IdsAsync($"recipient={number}"));
        Assert.Equal([second, first], await IdsAsync($"recipient={handset.Number}"));
        Assert.Equal([second, first], await IdsAsync($"recipient={handset.Number.TrimStart('+')}"));
        Assert.Equal([first], await IdsAsync($"recipient={number}&status=delivered"));
        Assert.Equal([second], await IdsAsync($"recipient={number}&status=pending"));
        Assert.Empty(await IdsAsync($"recipient={number}&status=failed"));
        Assert.Equal([failed.Text("id")], await IdsAsync("pushId=list-failed&status=failed"));
        Assert.Empty(await IdsAsync("pushId=list-"));
        var between = pending.GetProperty("receivedAt").GetDateTimeOffset().ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal([second], await IdsAsync($"recipient={number}&from={Uri.EscapeDataString(between)}"));
        Assert.Equal([first], await IdsAsync($"recipient={number}&to={Uri.EscapeDataString(between)}"));
        Assert.Empty(await IdsAsync($"recipient={number}&from=2040-01-01T00:00:00Z"));
        Assert.Empty(await IdsAsync($"recipient={number}&to=2020-01-01T00:00:00%2B02:00"));
    }

    private Task<JsonElement> SubmitAsync(string number, string? pushId) =>
        Rest.SubmitAsync(pushId is null
            ? new { to = new[] { number }, content = new { type = "si", text = "x" } }
            : (object)new { to = new[] { number }, pushId, content = new { type = "si", text = "x" } });

    private async Task<JsonElement> PageAsync(string query) => (await Rest.GetAsync($"{Pushes}?{query}")).Must(HttpStatusCode.OK).Body;

    private async Task<string[]> IdsAsync(string query) => Ids(await PageAsync(query));

    private static string[] Ids(JsonElement page) => [.. page.Items("data").Select(push => push.Text("id"))];
}
