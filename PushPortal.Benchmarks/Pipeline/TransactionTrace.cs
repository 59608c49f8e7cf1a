namespace PushPortal.Benchmarks.Pipeline;

/// <summary>What was seen of one transaction. Instants are microseconds; 0 is never.</summary>
/// <param name="answered">When the answer that takes the push was read.</param>
/// <param name="delivered">When the last of its segments came for the first time.</param>
/// <param name="notified">When its first notification came.</param>
/// <param name="copies">How often each segment came.</param>
/// <param name="notifications">How many notifications came.</param>
internal readonly ref struct TransactionTrace(int sent, int answered, int delivered, int notified, ReadOnlySpan<byte> copies, int notifications)
{
    private readonly ReadOnlySpan<byte> _copies = copies;

    internal int Sent => sent;

    internal int Answered => answered;

    internal int Delivered => delivered;

    internal int Notified => notified;

    internal bool IsWhole => !_copies.Contains((byte)0);

    internal int Segments
    {
        get
        {
            var count = 0;
            foreach (var copies in _copies)
            {
                count += copies;
            }

            return count;
        }
    }

    internal bool IsToldTwice => notifications > 1;

    /// <summary>Whether a segment or the notification came more than once.</summary>
    internal bool IsDuplicated => notifications > 1 || _copies.ContainsAnyInRange((byte)2, byte.MaxValue);
}
