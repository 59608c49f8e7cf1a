using System.Net;
using System.Net.ServerSentEvents;

namespace PushPortal.Tests.Journeys;

public sealed class EventJourneyTests(SharedGateway shared) : Journey(shared)
{
    private const string OtherKey = "event-accounts-key";

    [Fact]
    public async Task Events_of_a_delivered_push_arrive_in_order()
    {
        await using var follower = await EventFollower.OpenAsync(Rest);
        var handset = await Gateway.NewHandsetAsync();

        var push = await Rest.SubmitAsync(new { to = new[] { handset.Number }, pushId = "followed", content = new { type = "si", text = "live" } });
        var id = RestClient.FirstTransaction(push);

        var events = await follower.UntilAsync(id, "delivered");
        Assert.Equal(events.Select(one => one.EventId).Order(StringComparer.Ordinal).Distinct(), events.Select(one => one.EventId));
        Assert.All(events, one => Assert.Equal("transaction", one.EventType));
        Assert.All(Own(events, id)[..^1], one => Assert.Equal("pending", EventFollower.Of(one).Text("state")));
        var last = EventFollower.Of(events[^1]);
        Assert.Equal(["id", "push", "pushId", "recipient", "state", "step", "code", "reason", "at"], last.Members());
        Assert.Equal((push.Text("id"), "followed", handset.Number, "1000", "", ""), (last.Text("push"), last.Text("pushId"), last.Text("recipient"), last.Text("code"), last.Text("step"), last.Text("reason")));
        Assert.Equal((await Rest.TransactionAsync(id)).Text("updatedAt"), last.Text("at"));
    }

    [Fact]
    public async Task Each_change_is_an_event_of_its_own_however_soon_the_next_one_comes()
    {
        await using var follower = await EventFollower.OpenAsync(Rest);
        var deliverAfter = TimeProvider.System.GetUtcNow().AddSeconds(50);
        var push = await Rest.SubmitAsync(new { to = new[] { Gateway.NewUnknownNumber() }, content = new { type = "si", text = "later" }, deliverAfter });
        var id = RestClient.FirstTransaction(push);
        (await Rest.PostAsync($"/api/v1/pushes/{push.Text("id")}/cancel", "")).Must(HttpStatusCode.OK);

        var own = Own(await follower.UntilAsync(id, "cancelled"), id).ConvertAll(EventFollower.Of);

        Assert.Equal([("pending", "deferred", "1001"), ("cancelled", "", "1000")], own.Select(one => (one.Text("state"), one.Text("step"), one.Text("code"))));
        Assert.Equal(["", "Cancelled on request"], own.Select(one => one.Text("reason")));
    }

    [Fact]
    public async Task Another_accounts_events_do_not_arrive()
    {
        await Gateway.AddAccountAsync("events", OtherKey);
        var other = Gateway.ClientOf(OtherKey);
        await using var follower = await EventFollower.OpenAsync(other);
        await using var demo = await EventFollower.OpenAsync(Rest);
        var foreign = await Rest.SubmitIndicationAsync(Gateway.NewUnknownNumber());
        await demo.UntilAsync(foreign, "undeliverable");

        var own = await other.SubmitIndicationAsync(Gateway.NewUnknownNumber());

        Assert.All(await follower.UntilAsync(own, "undeliverable"), one => Assert.Equal(own, EventFollower.Of(one).Text("id")));
    }

    [Fact]
    public async Task Resuming_after_a_disconnect_loses_and_doubles_nothing()
    {
        await using var whole = await EventFollower.OpenAsync(Rest);
        string? lastEventId = null;
        var pieces = new List<SseItem<string>>();
        await using (var first = await EventFollower.OpenAsync(Rest))
        {
            var before = await Rest.SubmitIndicationAsync(Gateway.NewUnknownNumber());
            pieces.AddRange(await first.UntilAsync(before, "undeliverable"));
            lastEventId = pieces[^1].EventId;
        }

        var missed = await Rest.SubmitIndicationAsync(Gateway.NewUnknownNumber());
        await Rest.TransactionInAsync(missed, "undeliverable");
        await using var second = await EventFollower.OpenAsync(Rest, lastEventId);
        var after = await Rest.SubmitIndicationAsync(Gateway.NewUnknownNumber());
        pieces.AddRange(await second.UntilAsync(after, "undeliverable"));

        var all = await whole.UntilAsync(after, "undeliverable");
        Assert.Contains(pieces, one => EventFollower.Of(one).Text("id") == missed);
        Assert.Equal(all.SkipWhile(one => one.EventId != pieces[0].EventId), pieces);
    }

    [Theory]
    [InlineData("evt_0000000000001")]
    [InlineData("evt_7zzzzzzzzzzzz")]
    public async Task An_id_that_the_gateway_does_not_know_resets_the_client_and_the_stream_goes_on(string unknown)
    {
        await using var follower = await EventFollower.OpenAsync(Rest, unknown);

        var reset = await follower.NextAsync() ?? default;
        Assert.Equal("reset", reset.EventType);
        Assert.Contains("read the lists again", EventFollower.Of(reset).Text("reason"), StringComparison.Ordinal);
        var id = await Rest.SubmitIndicationAsync(Gateway.NewUnknownNumber());
        Assert.Equal("transaction", (await follower.UntilAsync(id, "undeliverable"))[^1].EventType);
    }

    [Theory]
    [InlineData("17")]
    [InlineData("txn_0r5kq8x9a1b2c")]
    [InlineData("evt_0r5kq8x9a1b2")]
    public async Task A_last_event_id_that_is_none_is_refused(string lastEventId)
    {
        var refused = (await Rest.SendAsync(HttpMethod.Get, EventFollower.Path, null, ("Last-Event-ID", lastEventId))).Must(HttpStatusCode.BadRequest);

        Assert.Equal(("application/problem+json", "invalid-last-event-id"), (refused.MediaType, refused["code"]));
    }

    [Fact]
    public async Task A_parameter_that_is_not_known_is_refused() =>
        Assert.Equal("invalid-query", (await Rest.GetAsync(EventFollower.Path + "?state=delivered")).Must(HttpStatusCode.BadRequest)["code"]);

    [Theory]
    [InlineData("wrong")]
    [InlineData(null)]
    public async Task Who_has_no_key_is_told_so_as_a_problem(string? key)
    {
        var refused = (await Gateway.ClientOf(key).GetAsync(EventFollower.Path)).Must(HttpStatusCode.Unauthorized);

        Assert.Equal(("application/problem+json", "not-authenticated"), (refused.MediaType, refused["code"]));
    }

    [Fact]
    public async Task The_stream_is_described_with_its_header_and_its_media_type()
    {
        var get = (await Rest.GetAsync("/openapi/v1.json")).Body.GetProperty("paths").GetProperty(EventFollower.Path).GetProperty("get");

        Assert.Equal(("Last-Event-ID", "header"), (get.GetProperty("parameters")[0].Text("name"), get.GetProperty("parameters")[0].Text("in")));
        Assert.Equal(["text/event-stream"], get.GetProperty("responses").GetProperty("200").GetProperty("content").Members());
        Assert.Contains("400", get.GetProperty("responses").Members());
    }

    private static List<SseItem<string>> Own(List<SseItem<string>> events, string id) => events.FindAll(one => EventFollower.Of(one).Text("id") == id);
}
