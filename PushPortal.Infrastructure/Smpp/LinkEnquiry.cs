namespace PushPortal.Infrastructure.Smpp;

/// <summary>Measures how long a peer takes to answer enquire_link. Safe to use from any thread.</summary>
internal sealed class LinkEnquiry(TimeProvider clock)
{
    private long _sentAt;
    private long _delay;

    /// <summary>Of the last one that was answered; null when none was.</summary>
    internal TimeSpan? Delay => Volatile.Read(ref _delay) is > 0 and var ticks ? TimeSpan.FromTicks(ticks) : null;

    internal void Sent() => Volatile.Write(ref _sentAt, clock.GetTimestamp());

    internal void Answered()
    {
        if (Interlocked.Exchange(ref _sentAt, 0) is not 0 and var sentAt)
        {
            Volatile.Write(ref _delay, Math.Max(1, clock.GetElapsedTime(sentAt).Ticks));
        }
    }
}
