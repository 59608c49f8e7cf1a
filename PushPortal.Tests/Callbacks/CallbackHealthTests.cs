using PushPortal.Domain.Callbacks;

namespace PushPortal.Tests.Callbacks;

public sealed class CallbackHealthTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly CallbackEndpoint Endpoint = SampleEndpoint.Of("https://initiator.example/");

    private readonly CallbackHealth _health = new(new CallbackPolicy(TimeSpan.FromDays(5)));

    [Fact]
    public void Only_failures_for_longer_than_the_limit_are_too_much()
    {
        Assert.False(_health.Failed(Endpoint, 7, Noon));
        Assert.False(_health.Failed(Endpoint, 7, Noon.AddDays(5).AddTicks(-1)));
        Assert.True(_health.Failed(Endpoint, 7, Noon.AddDays(5)));
    }

    [Fact]
    public void A_confirmation_ends_the_stretch()
    {
        _health.Failed(Endpoint, 7, Noon);
        _health.Confirmed(Endpoint);
        Assert.Null(_health.FailingSince(Endpoint));
        Assert.False(_health.Failed(Endpoint, 7, Noon.AddDays(6)));
        Assert.Equal(Noon.AddDays(6), _health.FailingSince(Endpoint));
    }

    [Fact]
    public void A_restart_goes_on_with_what_was_kept_and_a_change_begins_anew()
    {
        var kept = Endpoint with { FailingSince = Noon };
        Assert.True(_health.Failed(kept, 7, Noon.AddDays(5)));
        Assert.False(_health.Failed(kept with { Version = 2, FailingSince = null }, 7, Noon.AddDays(6)));
    }

    [Fact]
    public void What_is_to_be_kept_is_so_until_it_was_written()
    {
        _health.Failed(Endpoint, 7, Noon);
        Assert.Equal([(Endpoint, Noon)], _health.Changed());
        Assert.Equal([(Endpoint, Noon)], _health.Changed());
        _health.Confirmed(Endpoint);
        _health.Stored(Endpoint, Noon);
        Assert.Equal([(Endpoint, null)], _health.Changed());
        _health.Stored(Endpoint, null);
        Assert.Empty(_health.Changed());
    }

    [Fact]
    public void Who_looks_with_an_endpoint_that_was_changed_since_takes_nothing_away()
    {
        var changed = Endpoint with { Version = 2 };
        _health.Failed(changed, 7, Noon);

        Assert.Null(_health.FailingSince(Endpoint));
        Assert.Null(_health.ExampleOf(Endpoint));
        Assert.Equal((Noon, 7L), (_health.FailingSince(changed), _health.ExampleOf(changed)));
        Assert.Equal(Noon, _health.FailingSince(Endpoint with { Version = 3, FailingSince = Noon }));
        Assert.Equal([(changed, Noon)], _health.Changed());
    }

    [Fact]
    public void Its_owner_is_warned_from_half_of_the_limit_on()
    {
        Assert.False(_health.Policy.Warns(TimeSpan.FromDays(2)));
        Assert.True(_health.Policy.Warns(TimeSpan.FromDays(2.5)));
    }
}
