namespace PushPortal.Domain.Pushes;

/// <summary>
/// Where submissions wait for a place, for a short time: higher priorities are let in first, each in the order in which it came. Who waited in vain is turned away. No more wait than may be in hand.
/// Safe to use from any thread.
/// </summary>
internal sealed class WaitingRoom : IDisposable
{
    private readonly SubmissionGate _gate;
    private readonly PpgPolicy _policy;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();

    /// <summary>By priority, the highest first.</summary>
    private readonly Queue<Waiter>[] _waiters = Array.ConvertAll(Enum.GetValues<Priority>(), _ => new Queue<Waiter>());
    private int _count;

    internal WaitingRoom(SubmissionGate gate, PpgPolicy policy, TimeProvider clock)
    {
        (_gate, _policy, _clock) = (gate, policy, clock);
        _timer = clock.CreateTimer(static room => ((WaitingRoom)room!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many wait.</summary>
    internal int Count => Volatile.Read(ref _count);

    /// <summary>Waits for a place.</summary>
    /// <returns>Ends with the place, or with null after the longest wait. Null when nobody may wait, or too many do.</returns>
    internal Task<SubmissionGate.Place?>? TryWait(Priority priority, int recipients)
    {
        if (_policy.PlaceWait <= TimeSpan.Zero)
        {
            return null;
        }

        var waiter = new Waiter(recipients, _clock.GetTimestamp());
        lock (_lock)
        {
            if (_count >= _policy.MostInHand)
            {
                return null;
            }

            _waiters[(int)priority].Enqueue(waiter);
            if (++_count == 1)
            {
                _timer.Change(_policy.PlaceWait, Timeout.InfiniteTimeSpan);
            }
        }

        // A place may have become free while nobody waited.
        Admit();
        return waiter.Task;
    }

    /// <summary>Lets in as many as there are places for.</summary>
    internal void Admit()
    {
        if (Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            for (var priority = Priority.High; (int)priority < _waiters.Length; priority++)
            {
                var waiters = _waiters[(int)priority];
                while (waiters.TryPeek(out var waiter))
                {
                    if (_gate.TryTake(priority, waiter.Recipients) is not { } place)
                    {
                        // Lower priorities have fewer places.
                        return;
                    }

                    waiters.Dequeue();
                    _count--;
                    waiter.SetResult(place);
                }
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Turns away who has waited for the longest time, and looks again when the next one has.</summary>
    private void Expire()
    {
        lock (_lock)
        {
            var next = Timeout.InfiniteTimeSpan;
            for (var priority = Priority.High; (int)priority < _waiters.Length; priority++)
            {
                var waiters = _waiters[(int)priority];
                while (waiters.TryPeek(out var waiter))
                {
                    var left = _policy.PlaceWait - _clock.GetElapsedTime(waiter.Since);
                    if (left > TimeSpan.Zero)
                    {
                        next = next == Timeout.InfiniteTimeSpan || left < next ? left : next;
                        break;
                    }

                    waiters.Dequeue();
                    _count--;
                    _gate.Refuse(priority);
                    waiter.SetResult(null);
                }
            }

            _timer.Change(next, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Its continuation runs elsewhere: whoever lets it in has other things to do.</summary>
    private sealed class Waiter(int recipients, long since) : TaskCompletionSource<SubmissionGate.Place?>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        internal int Recipients => recipients;

        internal long Since => since;
    }
}
