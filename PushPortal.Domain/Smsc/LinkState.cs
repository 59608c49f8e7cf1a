namespace PushPortal.Domain.Smsc;

/// <summary>A link with what the SMSC has under way on it. It slows down when the link asks for it, and recovers by itself.</summary>
internal sealed class LinkState(IHandsetLink link, SmscPolicy policy)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly Queue<TransactionGroup> _blocked = new();
    private readonly CongestionWindow _window = new();

    /// <summary>Segments of groups whose start is on its way to disk: the rate owes them places.</summary>
    private int _promised;
    private TimeSpan _pause;
    private SegmentRate _rate;
    private LinkFailure? _lastFailure;
    private bool? _available;
    private DateTimeOffset _since;

    internal IHandsetLink Link { get; } = link;

    /// <summary>Turns that may start as far as their handset goes.</summary>
    internal FairLine Line { get; } = new(policy);

    /// <summary>Segments of started groups that are not acknowledged yet.</summary>
    internal int Committed { get; set; }

    /// <summary>Segments sent and not answered.</summary>
    internal int Outstanding { get; set; }

    /// <summary>Groups that were started and are not over; in store-and-forward mode single short messages.</summary>
    internal int Groups { get; set; }

    /// <summary>What an administrator ordered; null when nobody did.</summary>
    internal LinkOrder? Order { get; private set; }

    internal LinkMode Mode { get; private set; }

    /// <summary>Most segments a second: the link's own limit, or the lower one that was ordered; 0 means no limit.</summary>
    internal int SegmentsPerSecond => Order?.SegmentsPerSecond is { } ordered && (Link.SegmentsPerSecond == 0 || ordered < Link.SegmentsPerSecond) ? ordered : Link.SegmentsPerSecond;

    /// <summary>The link asked to slow down: nothing is sent before this.</summary>
    internal DateTimeOffset PausedUntil { get; private set; }

    /// <summary>How often it was asked to slow down.</summary>
    internal long Throttlings { get; private set; }

    internal long Delivered { get; private set; }

    internal long NotDelivered { get; private set; }

    /// <summary>Most segments outstanding now: the link's own window, or less since it asked to slow down.</summary>
    internal int Window => Math.Min(Link.Window, _window.Size);

    internal LinkLoad Load(DateTimeOffset now) => new(Window, Committed, Rate().After(_promised, now), PausedUntil, Link.Available && Mode == LinkMode.Running);

    internal bool CanSend(DateTimeOffset now) => Mode != LinkMode.Stopped && Link.Available && PausedUntil <= now && Outstanding < Window;

    /// <summary>Does what an administrator orders.</summary>
    internal void Take(LinkOrder order)
    {
        var wasStopped = Mode == LinkMode.Stopped;
        (Order, Mode) = (order, wasStopped && order.Mode == LinkMode.Draining ? LinkMode.Stopped : order.Mode);
        if (Mode == LinkMode.Stopped && !wasStopped)
        {
            Link.Stop();
        }
        else if (Mode != LinkMode.Stopped && wasStopped)
        {
            Link.Start();
        }
    }

    /// <summary>A link that drains and has nothing open any more is stopped.</summary>
    internal void EndDrain()
    {
        if (Mode == LinkMode.Draining && Groups == 0)
        {
            Mode = LinkMode.Stopped;
            Link.Stop();
        }
    }

    /// <summary>Whether the group cannot be sent within its window at the rate that was ordered.</summary>
    internal bool IsTooSlowFor(HandsetTurn turn) =>
        Order?.SegmentsPerSecond is not null && !GroupScheduler.Fits(turn.Segments, SegmentsPerSecond, turn.Group.Policy.TransactionWindow);

    /// <summary>A turn is used: its segments count from now on, also those that are sent only when the group's start is on disk.</summary>
    internal void Open(HandsetTurn turn)
    {
        Committed += turn.Segments;
        Groups++;
        _promised += turn.Single is null ? turn.Segments : 0;
    }

    /// <summary>The group's start is on disk, or cannot be: it takes its places now, or none.</summary>
    internal void Keep(int promised) => _promised -= promised;

    /// <summary>Takes the next place that the rate has.</summary>
    internal DateTimeOffset TakePlace(DateTimeOffset now)
    {
        _rate = Rate().Take(now, out var at);
        return at;
    }

    /// <summary>What an answer says of the link.</summary>
    internal void Answered(in SegmentAnswer answer, DateTimeOffset now)
    {
        _window.Answer(answer.Kind == SegmentAnswerKind.Throttled, Outstanding, Link.Window);
        Outstanding--;
        if (answer.Kind != SegmentAnswerKind.Delivered)
        {
            _lastFailure = new LinkFailure(now, answer.Kind, answer.Cause, answer.Code);
        }

        switch (answer.Kind)
        {
            case SegmentAnswerKind.Throttled:
                Throttle(now);
                break;
            case SegmentAnswerKind.Delivered:
                Delivered++;
                _pause = TimeSpan.Zero;
                break;
            default:
                NotDelivered++;
                break;
        }
    }

    /// <summary>A group has segments to send that the link does not take now.</summary>
    internal void Block(TransactionGroup group)
    {
        if (!group.IsBlocked)
        {
            group.IsBlocked = true;
            _blocked.Enqueue(group);
        }
    }

    /// <summary>The group that has waited longest for the link, if it takes anything now.</summary>
    internal bool TryUnblock(DateTimeOffset now, out TransactionGroup group)
    {
        if (CanSend(now) && _blocked.TryDequeue(out group!))
        {
            group.IsBlocked = false;
            return true;
        }

        group = null!;
        return false;
    }

    /// <summary>When the pause ends that groups wait for; null when none does.</summary>
    internal DateTimeOffset? Resumes(DateTimeOffset now) => _blocked.Count > 0 && PausedUntil > now ? PausedUntil : null;

    /// <summary>How it stands. Asked for often, it knows since when the link is there, or is not.</summary>
    internal LinkStatus Status(DateTimeOffset now)
    {
        var available = Link.Available;
        if (_available != available)
        {
            (_available, _since) = (available, now);
        }

        return StatusOf(available, now);
    }

    private LinkStatus StatusOf(bool available, DateTimeOffset now) => new()
    {
        Name = Link.Name,
        Kind = Link.Kind,
        Available = available,
        Since = _since,
        Trouble = Mode == LinkMode.Stopped ? null : Link.Trouble,
        Mode = Mode,
        Order = Order,
        Groups = Groups,
        EnquiryDelay = Link.EnquiryDelay,
        Window = Link.Window,
        WindowNow = Window,
        Outstanding = Outstanding,
        Committed = Committed,
        SegmentsPerSecond = SegmentsPerSecond,
        SegmentsPerSecondSet = Link.SegmentsPerSecond,
        Waiting = Line.Count,
        FirstWaiting = Line.TryPeek(out var first) ? first.Group.Submission.TransactionId : null,
        PausedUntil = PausedUntil > now ? PausedUntil : null,
        Delivered = Delivered,
        NotDelivered = NotDelivered,
        Throttlings = Throttlings,
        LastFailure = _lastFailure,
    };

    private SegmentRate Rate() => SegmentsPerSecond is var most && _rate.PerSecond == most ? _rate : _rate with { PerSecond = most };

    /// <summary>Answers that were under way when the pause began make it no longer.</summary>
    private void Throttle(DateTimeOffset now)
    {
        Throttlings++;
        if (now >= PausedUntil)
        {
            _pause = _pause == TimeSpan.Zero ? FirstPause : _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
            PausedUntil = now + _pause;
        }
    }
}
