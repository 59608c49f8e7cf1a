namespace PushPortal.Domain.Nodes;

/// <summary>
/// For how long a lease lets its node act. It counts from before the node asked for it, on a clock that nobody sets, and ends a margin before others may take the lease: whatever
/// time the answer took, and however long the process stood still, the node has stopped before another one starts.
/// </summary>
/// <param name="length">Of the lease, as the others count it.</param>
public sealed class LeaseTerm(TimeProvider clock, TimeSpan length) : ILease
{
    /// <summary>The part of the length that is the margin: for a write that was begun in time, and for clocks that do not run equally fast.</summary>
    private const int MarginPart = 4;

    private readonly Lock _gate = new();
    private readonly long _ticks = (long)((length - (length / MarginPart)).TotalSeconds * clock.TimestampFrequency);
    private TaskCompletionSource _changed = NewChange();
    private bool _lost;
    private long _until = clock.GetTimestamp() - 1;

    public bool Holds => clock.GetTimestamp() < Volatile.Read(ref _until);

    /// <summary>Whether another node has the lease.</summary>
    public bool IsLost => Volatile.Read(ref _lost);

    /// <summary>The lease was given to this node, or renewed.</summary>
    /// <param name="askedAt">The clock's time stamp before it was asked for.</param>
    public void Extend(long askedAt)
    {
        lock (_gate)
        {
            Volatile.Write(ref _until, askedAt + _ticks);
            Change();
        }
    }

    /// <summary>This node gives the lease back, and may have it again.</summary>
    public void End() => Volatile.Write(ref _until, clock.GetTimestamp());

    /// <summary>Another node has taken it.</summary>
    public void Lose()
    {
        lock (_gate)
        {
            End();
            Volatile.Write(ref _lost, true);
            Change();
        }
    }

    public async Task HoldsAsync(CancellationToken ct)
    {
        while (!Holds)
        {
            await NextChange().WaitAsync(ct);
        }
    }

    /// <summary>Returns when another node has taken the lease.</summary>
    public async Task LostAsync(CancellationToken ct)
    {
        while (!IsLost)
        {
            Task changed;
            lock (_gate)
            {
                changed = _changed.Task;
            }

            await (IsLost ? Task.CompletedTask : changed.WaitAsync(ct));
        }
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task NextChange()
    {
        lock (_gate)
        {
            return _lost ? throw new LeaseLostException() : Holds ? Task.CompletedTask : _changed.Task;
        }
    }

    private void Change()
    {
        _changed.SetResult();
        _changed = NewChange();
    }
}
