namespace PushPortal.Domain.Smsc;

/// <summary>A link with what the SMSC has under way on it.</summary>
internal sealed class LinkState(IHandsetLink link)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private TimeSpan _pause;
    private double _tokens = link.SegmentsPerSecond;
    private DateTimeOffset _filledAt;

    internal IHandsetLink Link { get; } = link;

    /// <summary>Groups that may start as far as their handset goes, in order of priority and acceptance.</summary>
    internal PriorityQueue<SegmentGroup, (byte Priority, long Order)> Ready { get; } = new();

    /// <summary>Segments of started groups that are not acknowledged yet.</summary>
    internal int Committed { get; set; }

    /// <summary>Segments sent and not answered.</summary>
    internal int Outstanding { get; set; }

    /// <summary>The link asked to slow down: nothing is sent before this.</summary>
    internal DateTimeOffset PausedUntil { get; private set; }

    internal LinkLoad Load(DateTimeOffset now)
    {
        Fill(now);
        return new LinkLoad(Link.Window, Committed, Link.SegmentsPerSecond, _tokens, PausedUntil, Link.Available);
    }

    internal void Spend(int segments)
    {
        if (Link.SegmentsPerSecond > 0)
        {
            _tokens -= segments;
        }
    }

    internal void Throttle(DateTimeOffset now)
    {
        if (now >= PausedUntil)
        {
            _pause = _pause == TimeSpan.Zero ? FirstPause : _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
            PausedUntil = now + _pause;
        }
    }

    internal void Recover() => _pause = TimeSpan.Zero;

    private void Fill(DateTimeOffset now)
    {
        var rate = Link.SegmentsPerSecond;
        if (rate > 0 && now > _filledAt)
        {
            _tokens = _filledAt == default ? rate : Math.Min(rate, _tokens + ((now - _filledAt).TotalSeconds * rate));
            _filledAt = now;
        }
    }
}
