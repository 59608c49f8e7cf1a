namespace PushPortal.Domain.Smsc;

/// <summary>
/// A limit of segments a second, as a line of places in time (the generic cell rate algorithm): after a quiet second as many as the limit may go at once,
/// what is beyond them follows at even distances. A value; taking a place gives the next one.
/// </summary>
/// <param name="PerSecond">0 means no limit.</param>
/// <param name="Free">Where the next free place stands when none was left unused.</param>
public readonly record struct SegmentRate(int PerSecond, DateTimeOffset Free)
{
    private TimeSpan Distance => TimeSpan.FromTicks(TimeSpan.TicksPerSecond / PerSecond);

    /// <summary>When so many segments can go: the first that the limit lets go at once, at once.</summary>
    public DateTimeOffset StartAt(int segments, DateTimeOffset now)
    {
        if (PerSecond == 0)
        {
            return now;
        }

        var atOnce = Math.Min(segments, PerSecond);
        var start = First(now) + (Distance * (atOnce - 1));
        return start > now ? start : now;
    }

    /// <summary>The limit as it will stand when so many places more are taken.</summary>
    public SegmentRate After(int places, DateTimeOffset now) => PerSecond == 0 || places == 0 ? this : this with { Free = First(now) + (Distance * places) };

    /// <summary>Takes the next place.</summary>
    /// <param name="at">When the segment may be sent: now, or later.</param>
    public SegmentRate Take(DateTimeOffset now, out DateTimeOffset at)
    {
        if (PerSecond == 0)
        {
            at = now;
            return this;
        }

        var place = First(now);
        at = place > now ? place : now;
        return this with { Free = place + Distance };
    }

    /// <summary>Places that nobody took for longer than a second are gone.</summary>
    private DateTimeOffset First(DateTimeOffset now)
    {
        var oldest = now - (Distance * (PerSecond - 1));
        return Free > oldest ? Free : oldest;
    }
}
