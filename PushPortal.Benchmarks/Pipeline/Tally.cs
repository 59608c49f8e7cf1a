using System.Collections.Concurrent;
using System.Diagnostics;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>
/// What the peers of the gateway saw of each transaction, by its number. Flat arrays that only take instants and counts: what they mean is worked out after the load.
/// Instants are microseconds since the tally was made; 0 is never.
/// </summary>
/// <param name="capacity">Most transactions.</param>
/// <param name="segments">Short messages of each.</param>
internal sealed class Tally(int capacity, int segments)
{
    private readonly long _origin = Stopwatch.GetTimestamp();
    private readonly int[] _sent = new int[capacity];
    private readonly int[] _answered = new int[capacity];
    private readonly int[] _delivered = new int[capacity];
    private readonly int[] _notified = new int[capacity];
    private readonly byte[] _copies = new byte[capacity * segments];
    private readonly byte[] _notifications = new byte[capacity];
    private long _taken;
    private long _acknowledged;
    private long _confirmed;
    private long _otherStates;
    private long _strays;

    internal int Segments => segments;

    /// <summary>Numbers given out.</summary>
    internal int Taken => (int)Math.Min(Volatile.Read(ref _taken), capacity);

    /// <summary>Transactions that the gateway answered for.</summary>
    internal long Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Transactions that a notification came for.</summary>
    internal long Confirmed => Volatile.Read(ref _confirmed);

    /// <summary>Notifications of another state than <c>delivered</c>.</summary>
    internal long OtherStates => Volatile.Read(ref _otherStates);

    /// <summary>Segments and notifications of no transaction of this run.</summary>
    internal long Strays => Volatile.Read(ref _strays);

    /// <summary>Pushes that were not taken, by the answer.</summary>
    internal ConcurrentDictionary<string, long> Refusals { get; } = [];

    internal int Now => InstantOf(Stopwatch.GetTimestamp());

    internal int InstantOf(long timestamp) => Math.Max(1, (int)((timestamp - _origin) * 1_000_000 / Stopwatch.Frequency));

    /// <summary>Numbers for the transactions of a push: the first of them, or -1 when they are used up.</summary>
    internal long Take(int count)
    {
        var first = Interlocked.Add(ref _taken, count) - count;
        return first + count <= capacity ? first : -1;
    }

    /// <param name="instant">When it was sent, or should have been.</param>
    internal void Sent(long first, int count, int instant) => _sent.AsSpan((int)first, count).Fill(instant);

    internal void Acknowledge(long first, int count)
    {
        _answered.AsSpan((int)first, count).Fill(Now);
        Interlocked.Add(ref _acknowledged, count);
    }

    internal void Refuse(string answer) => Refusals.AddOrUpdate(answer, 1, static (_, count) => count + 1);

    /// <param name="part">From 1.</param>
    internal void Segment(long transaction, int part)
    {
        if ((ulong)transaction >= (ulong)capacity || part < 1 || part > segments)
        {
            Interlocked.Increment(ref _strays);
            return;
        }

        if (Count(ref _copies[transaction * segments + part - 1]) == 1)
        {
            _delivered[transaction] = Now;
        }
    }

    internal void Notification(long transaction, bool isDelivered)
    {
        if ((ulong)transaction >= (ulong)capacity)
        {
            Interlocked.Increment(ref _strays);
            return;
        }

        if (!isDelivered)
        {
            Interlocked.Increment(ref _otherStates);
        }

        if (Count(ref _notifications[transaction]) == 1)
        {
            _notified[transaction] = Now;
            Interlocked.Increment(ref _confirmed);
        }
    }

    internal TransactionTrace this[int transaction] => new(
        _sent[transaction],
        _answered[transaction],
        _delivered[transaction],
        _notified[transaction],
        _copies.AsSpan(transaction * segments, segments),
        _notifications[transaction]);

    /// <summary>The sockets' one thread does this, so a plain count is enough.</summary>
    private static byte Count(ref byte count) => count == byte.MaxValue ? count : ++count;
}
