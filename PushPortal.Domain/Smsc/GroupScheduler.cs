namespace PushPortal.Domain.Smsc;

/// <summary>Decides which groups may start. Pure: state and time in, decision out.</summary>
public static class GroupScheduler
{
    /// <summary>
    /// When a group may start on a link: now, at a later instant, or, when that depends on answers rather than time, null.
    /// It starts only when the link can take all of it: no group is half sent because its link was full.
    /// A group larger than the window starts when the link is empty and goes through it in a stream; one larger than a second's rate follows at its distances.
    /// </summary>
    public static DateTimeOffset? StartAt(int segments, in LinkLoad load, DateTimeOffset now)
    {
        if (!load.Available || (load.Committed > 0 && load.Committed + segments > load.Window))
        {
            return null;
        }

        var at = load.Rate.StartAt(segments, now);
        return load.PausedUntil > at ? load.PausedUntil : at;
    }

    /// <summary>Whether a group of this size can be counted, and ever be sent within the window.</summary>
    public static bool Fits(int segments, int segmentsPerSecond, TimeSpan window) =>
        segments <= Segmenter.MaxSegments && (segmentsPerSecond == 0 || segments <= segmentsPerSecond * window.TotalSeconds);
}
