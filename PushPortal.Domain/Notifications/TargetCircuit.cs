namespace PushPortal.Domain.Notifications;

/// <summary>The circuit of one target: failures in a row open it, after a pause one probe goes through, an answer closes it.</summary>
public sealed class TargetCircuit(CircuitPolicy policy)
{
    private int _failures;
    private int _openings;

    public CircuitState State { get; private set; }

    /// <summary>While it is open: when the probe may go.</summary>
    public DateTimeOffset ProbeAt { get; private set; }

    /// <summary>The target answered, be it with a refusal: it lives.</summary>
    public void Answered()
    {
        State = CircuitState.Closed;
        _failures = 0;
        _openings = 0;
    }

    /// <summary>The target did not answer, or said that it cannot take notifications now.</summary>
    /// <param name="retryAfter">What it asked for; opens the circuit at once.</param>
    public void Failed(DateTimeOffset now, TimeSpan? retryAfter, double random)
    {
        if (State == CircuitState.Open)
        {
            // Sent before it opened: says nothing new, but for a longer wish.
            var wished = now + (retryAfter is { } asked ? policy.Pause(1, asked, 0) : TimeSpan.Zero);
            ProbeAt = wished > ProbeAt ? wished : ProbeAt;
            return;
        }

        _failures++;
        if (State == CircuitState.Probing || retryAfter is not null || _failures >= policy.Failures)
        {
            State = CircuitState.Open;
            ProbeAt = now + policy.Pause(++_openings, retryAfter, random);
        }
    }

    /// <summary>What was sent did not come to the target, for a reason that lies with us or with the sender's account: a probe that ends so has to be repeated.</summary>
    public void Untested(DateTimeOffset now)
    {
        if (State == CircuitState.Probing)
        {
            State = CircuitState.Open;
            ProbeAt = now;
        }
    }

    /// <summary>Whether one may be sent now.</summary>
    public bool MaySend(DateTimeOffset now) => State == CircuitState.Closed || (State == CircuitState.Open && ProbeAt <= now);

    /// <summary>Lets one through if it may be sent; while the circuit is open that is the probe.</summary>
    public bool LetThrough(DateTimeOffset now)
    {
        if (!MaySend(now))
        {
            return false;
        }

        State = State == CircuitState.Open ? CircuitState.Probing : State;
        return true;
    }
}
