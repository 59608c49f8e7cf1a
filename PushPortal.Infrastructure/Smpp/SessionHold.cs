namespace PushPortal.Infrastructure.Smpp;

/// <summary>Whether a session is kept down on request, and how far it has come with its end. Safe to use from any thread.</summary>
internal sealed class SessionHold(TimeProvider clock)
{
    /// <summary>For what was sent to be answered.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5);

    /// <summary>For the unbind to be answered.</summary>
    private static readonly TimeSpan UnbindTime = TimeSpan.FromSeconds(2);

    private volatile TaskCompletionSource? _held;
    private long _heldAt;
    private long _leftAt;

    internal bool IsHeld => _held is not null;

    /// <summary>Whether an unbind was sent for it, and the session is not over.</summary>
    internal bool IsLeaving => Volatile.Read(ref _leftAt) != 0;

    /// <summary>Whether answers were waited for as long as they are.</summary>
    internal bool IsImpatient => clock.GetElapsedTime(Volatile.Read(ref _heldAt)) >= AnswerTime;

    /// <summary>Whether the answer to the unbind was waited for as long as it is.</summary>
    internal bool IsForsaken => IsLeaving && clock.GetElapsedTime(Volatile.Read(ref _leftAt)) >= UnbindTime;

    internal void Begin()
    {
        if (_held is null)
        {
            Volatile.Write(ref _heldAt, clock.GetTimestamp());
            _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    internal void End()
    {
        var held = _held;
        _held = null;
        held?.TrySetResult();
    }

    /// <summary>Returns when the session is wanted again, or the gateway ends.</summary>
    internal async Task WaitAsync(CancellationToken ct)
    {
        if (_held is { } held)
        {
            await held.Task.WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The unbind was sent.</summary>
    internal void Left() => Volatile.Write(ref _leftAt, clock.GetTimestamp());

    /// <summary>The session is over, for whatever reason.</summary>
    internal void Over() => Volatile.Write(ref _leftAt, 0);
}
