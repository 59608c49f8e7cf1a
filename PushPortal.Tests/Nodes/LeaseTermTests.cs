using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Nodes;

namespace PushPortal.Tests.Nodes;

/// <summary>For how long a node acts on a lease of eight seconds: others may take it eight seconds after the server was asked at the latest.</summary>
public sealed class LeaseTermTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly LeaseTerm _term;

    public LeaseTermTests() => _term = new LeaseTerm(_clock, TimeSpan.FromSeconds(8));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Node_that_was_given_nothing_does_not_act() => Assert.False(_term.Holds);

    [Fact]
    public void Node_acts_until_a_quarter_before_the_end()
    {
        _term.Extend(_clock.GetTimestamp());

        _clock.Advance(TimeSpan.FromSeconds(5.9));
        Assert.True(_term.Holds);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.False(_term.Holds);
    }

    [Fact]
    public void Time_that_the_answer_took_is_not_the_nodes()
    {
        var askedAt = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromSeconds(5));
        _term.Extend(askedAt);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(_term.Holds);
    }

    [Fact]
    public async Task What_is_held_back_goes_on_when_the_lease_is_renewed()
    {
        var waiting = _term.HoldsAsync(Ct);
        Assert.False(waiting.IsCompleted);

        _term.Extend(_clock.GetTimestamp());
        await waiting;
    }

    [Fact]
    public async Task Renewal_that_came_too_late_lets_nothing_go_on()
    {
        var askedAt = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromSeconds(7));
        var waiting = _term.HoldsAsync(Ct);

        _term.Extend(askedAt);

        Assert.False(_term.Holds);
        _term.Lose();
        await Assert.ThrowsAsync<LeaseLostException>(() => waiting);
    }

    [Fact]
    public async Task What_is_held_back_is_dropped_when_another_node_takes_over()
    {
        _term.Extend(_clock.GetTimestamp());
        var lost = _term.LostAsync(Ct);
        Assert.False(lost.IsCompleted);

        _term.Lose();

        Assert.False(_term.Holds);
        await lost;
        await Assert.ThrowsAsync<LeaseLostException>(() => _term.HoldsAsync(Ct));
    }
}
