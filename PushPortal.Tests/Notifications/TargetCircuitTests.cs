using PushPortal.Domain.Notifications;

namespace PushPortal.Tests.Notifications;

public sealed class TargetCircuitTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TargetCircuit _circuit = new(new CircuitPolicy(3, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10)));

    [Fact]
    public void An_answer_between_failures_keeps_it_closed()
    {
        for (var at = 0; at < 10; at++)
        {
            Fail(2);
            _circuit.Answered();
        }

        Assert.Equal((CircuitState.Closed, true), (_circuit.State, _circuit.LetThrough(Now)));
    }

    [Fact]
    public void One_probe_goes_through_when_the_pause_is_over()
    {
        Fail(3);

        Assert.False(_circuit.LetThrough(Now.AddSeconds(5).AddTicks(-1)));
        Assert.True(_circuit.LetThrough(Now.AddSeconds(5)));
        Assert.Equal((CircuitState.Probing, false), (_circuit.State, _circuit.LetThrough(Now.AddHours(1))));
        _circuit.Answered();
        Assert.True(_circuit.LetThrough(Now));
    }

    [Theory]
    [InlineData(1, 0.0, 5)]
    [InlineData(1, 0.5, 5.25)]
    [InlineData(2, 0.0, 10)]
    [InlineData(7, 0.0, 320)]
    [InlineData(8, 0.0, 600)]
    public void The_pause_doubles_with_each_probe_that_fails(int openings, double random, double seconds)
    {
        Fail(2);
        for (var at = 0; at < openings; at++)
        {
            _circuit.Failed(Now, null, random);
            Assert.True(_circuit.State == CircuitState.Open);
            if (at < openings - 1)
            {
                Assert.True(_circuit.LetThrough(_circuit.ProbeAt));
            }
        }

        Assert.Equal(Now.AddSeconds(seconds), _circuit.ProbeAt);
    }

    [Theory]
    [InlineData(90, 90)]
    [InlineData(1, 5)]
    [InlineData(-60, 5)]
    [InlineData(1_000_000, 600)]
    public void Retry_after_opens_it_at_once_for_so_long_within_the_longest_pause(int asked, int seconds)
    {
        _circuit.Failed(Now, TimeSpan.FromSeconds(asked), 0);

        Assert.Equal((CircuitState.Open, Now.AddSeconds(seconds)), (_circuit.State, _circuit.ProbeAt));
    }

    [Fact]
    public void Failures_of_what_was_sent_before_it_opened_lengthen_no_pause()
    {
        Fail(30);

        Assert.Equal(Now.AddSeconds(5), _circuit.ProbeAt);
    }

    [Fact]
    public void A_probe_that_did_not_come_to_the_target_is_repeated()
    {
        Fail(3);
        Assert.True(_circuit.LetThrough(Now.AddSeconds(5)));

        _circuit.Untested(Now.AddSeconds(6));

        Assert.True(_circuit.LetThrough(Now.AddSeconds(6)));
        Assert.Equal(CircuitState.Probing, _circuit.State);
    }

    private void Fail(int times)
    {
        for (var at = 0; at < times; at++)
        {
            _circuit.Failed(Now, null, 0);
        }
    }
}
