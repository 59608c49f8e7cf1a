namespace PushPortal.Tests.Journeys;

/// <summary>What happens to followers of a gateway that keeps few events, and that stops.</summary>
public sealed class EventResetJourneyTests
{
    [Fact]
    public async Task A_client_that_comes_back_too_late_is_reset_and_may_go_on_from_there()
    {
        await using var gateway = await GatewayHost.StartAsync(("PushPortal:Events:Recent", "100"));
        string lastEventId;
        await using (var first = await EventFollower.OpenAsync(gateway.Rest))
        {
            lastEventId = (await first.UntilAsync(await gateway.Rest.SubmitIndicationAsync(gateway.NewUnknownNumber()), "undeliverable"))[^1].EventId!;
        }

        await gateway.Rest.SubmitAsync(new { to = Enumerable.Range(0, 150).Select(_ => gateway.NewUnknownNumber()), content = new { type = "si", text = "to many" } });

        var reset = await Eventually.GetAsync(
            async () =>
            {
                await using var late = await EventFollower.OpenAsync(gateway.Rest, lastEventId);
                return await late.NextAsync() ?? default;
            },
            one => one.EventType == "reset",
            "the reset");
        await using var again = await EventFollower.OpenAsync(gateway.Rest, reset.EventId);
        var id = await gateway.Rest.SubmitIndicationAsync(gateway.NewUnknownNumber());
        Assert.DoesNotContain(await again.UntilAsync(id, "undeliverable"), one => one.EventType == "reset");
    }

    [Fact]
    public async Task A_gateway_that_stops_ends_the_streams()
    {
        var gateway = await GatewayHost.StartAsync();
        await using var follower = await EventFollower.OpenAsync(gateway.Rest);

        await gateway.DisposeAsync();

        Assert.Null(await follower.NextAsync());
    }
}
