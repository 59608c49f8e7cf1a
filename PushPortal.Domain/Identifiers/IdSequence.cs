namespace PushPortal.Domain.Identifiers;

/// <summary>
/// Time-ordered 63-bit ids: milliseconds since 1970 in the upper 43 bits, 12 bits of sequence, 8 bits of node.
/// Rows keyed by them are appended at the right edge of their tree, which keeps the cost of a push flat at any backlog.
/// A push reserves one run of ids for itself and its transactions, so the transactions are found by key range alone.
/// </summary>
/// <param name="node">This process among those that share a store, 0 to 255.</param>
/// <param name="last">The largest id that was given out before: ids go on above it even when the clock was set back.</param>
public sealed class IdSequence(TimeProvider clock, byte node = 0, long last = 0)
{
    /// <summary>The distance between two neighbouring ids of one node.</summary>
    public const int Stride = 256;

    private const int SequenceBits = 12;
    private long _last = last / Stride;

    /// <summary>The largest id that was given out.</summary>
    public long Last => Volatile.Read(ref _last) * Stride;

    public long Next() => Reserve(1);

    /// <summary>Reserves <paramref name="count"/> ids, <see cref="Stride"/> apart, and answers the first.</summary>
    public long Reserve(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var floor = clock.GetUtcNow().ToUnixTimeMilliseconds() << SequenceBits;
        while (true)
        {
            var seen = Volatile.Read(ref _last);
            var first = Math.Max(seen + 1, floor);
            if (Interlocked.CompareExchange(ref _last, first + count - 1, seen) == seen)
            {
                return (first * Stride) | node;
            }
        }
    }

    /// <summary>The smallest id that can have been made at or after this instant.</summary>
    public static long Floor(DateTimeOffset at) => (at.ToUnixTimeMilliseconds() << SequenceBits) * Stride;

    /// <summary>About when the id was made: exact to the millisecond unless ids were reserved faster than 4,096 a millisecond.</summary>
    public static DateTimeOffset MadeAt(long id) => DateTimeOffset.FromUnixTimeMilliseconds(id / Stride >> SequenceBits);
}
