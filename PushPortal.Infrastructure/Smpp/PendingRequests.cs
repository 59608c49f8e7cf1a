namespace PushPortal.Infrastructure.Smpp;

/// <summary>The requests of one session that wait for their response, by sequence number. A request has neither a timer nor a task. Safe to use from any thread.</summary>
/// <param name="patience">How long a response is waited for.</param>
internal sealed class PendingRequests<T>(TimeSpan patience, TimeProvider clock)
{
    private const uint LastSequence = 0x7FFFFFFF;

    private readonly Lock _gate = new();
    private readonly Dictionary<uint, T> _requests = [];
    private readonly Queue<(uint Sequence, long SentAt)> _order = new();
    private uint _sequence;
    private int _count;

    /// <summary>Asked for with each request that is sent: it does not wait for the others.</summary>
    internal int Count => Volatile.Read(ref _count);

    /// <summary>Keeps a request and answers the sequence number to send it under.</summary>
    internal uint Add(T request)
    {
        lock (_gate)
        {
            var sequence = Next();
            _requests.Add(sequence, request);
            _count++;
            _order.Enqueue((sequence, clock.GetTimestamp()));
            return sequence;
        }
    }

    /// <summary>A sequence number for a request whose response is known by its command: binds, unbinds and link enquiries.</summary>
    internal uint NextSequence()
    {
        lock (_gate)
        {
            return Next();
        }
    }

    /// <summary>Takes out the request that a response is for; false when nobody waits for it, or not any more.</summary>
    internal bool TryTake(uint sequence, out T request)
    {
        lock (_gate)
        {
            return Take(sequence, out request);
        }
    }

    /// <summary>Takes out one request whose response is overdue.</summary>
    internal bool TryTakeOverdue(out T request)
    {
        lock (_gate)
        {
            while (_order.TryPeek(out var oldest) && (!_requests.ContainsKey(oldest.Sequence) || clock.GetElapsedTime(oldest.SentAt) >= patience))
            {
                _order.Dequeue();
                if (Take(oldest.Sequence, out request))
                {
                    return true;
                }
            }
        }

        request = default!;
        return false;
    }

    /// <summary>Takes out all of them: the session has ended.</summary>
    internal IReadOnlyList<T> TakeAll()
    {
        lock (_gate)
        {
            T[] all = [.. _requests.Values];
            _requests.Clear();
            _order.Clear();
            _requests.TrimExcess();
            _order.TrimExcess();
            _count = 0;
            return all;
        }
    }

    private bool Take(uint sequence, out T request)
    {
        if (!_requests.Remove(sequence, out request!))
        {
            return false;
        }

        _count--;
        return true;
    }

    private uint Next()
    {
        do
        {
            _sequence = _sequence == LastSequence ? 1 : _sequence + 1;
        }
        while (_requests.ContainsKey(_sequence));
        return _sequence;
    }
}
