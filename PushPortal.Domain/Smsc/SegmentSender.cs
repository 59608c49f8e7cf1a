namespace PushPortal.Domain.Smsc;

/// <summary>Gives segments to their links, as fast as window, rate and pauses let it, and keeps the times at which groups are to be looked at again.</summary>
internal sealed class SegmentSender
{
    private readonly SievedQueue<SegmentGroup, DateTimeOffset> _looks = new(static group => !group.IsForgotten);

    /// <summary>When the first group is to be looked at; null when none is.</summary>
    internal DateTimeOffset? Next => _looks.TryPeek(out _, out var due) ? due : null;

    /// <summary>The group is to be looked at then.</summary>
    internal void LookAt(SegmentGroup group, DateTimeOffset at)
    {
        group.Looks++;
        _looks.Enqueue(group, at);
    }

    internal bool TryTakeDue(DateTimeOffset now, out SegmentGroup group)
    {
        if (!_looks.TryPeek(out group, out var due) || due > now)
        {
            return false;
        }

        _looks.Dequeue();
        group.Looks--;
        return true;
    }

    /// <summary>The group is over: nobody looks at it any more.</summary>
    internal void Forget(SegmentGroup group)
    {
        group.IsForgotten = true;
        _looks.Died(group.Looks);
    }

    /// <summary>Gives each segment of a group that starts its place in the link's rate, and sends those that have theirs now.</summary>
    internal void Start(TransactionGroup group, DateTimeOffset now)
    {
        group.Link!.Keep(group.Committed);
        foreach (var progress in group.Segments)
        {
            if (progress.State == SegmentState.Waiting)
            {
                TakePlace(group, progress, now);
            }
        }

        SendDue(group, now);
    }

    /// <summary>Sends what waits and is due. A segment sent again holds the place in the window that its group took at its start.</summary>
    internal void SendDue(TransactionGroup group, DateTimeOffset now)
    {
        if (group.Failure is not null)
        {
            return;
        }

        var link = group.Link!;
        foreach (var progress in group.Segments)
        {
            if (progress.State != SegmentState.Waiting || progress.DueAt > now || (!progress.HasPlace && !TakePlace(group, progress, now)))
            {
                continue;
            }

            if (!link.CanSend(now))
            {
                link.Block(group);
                return;
            }

            link.Outstanding++;
            link.Link.Send(group.Send(progress, now));
        }
    }

    /// <summary>Sends the one short message of a turn.</summary>
    internal void Send(StoredMessage message, SegmentProgress progress, DateTimeOffset now)
    {
        var link = message.Link!;
        link.TakePlace(now);
        link.Outstanding++;
        LookAt(message, now + message.Policy.TransactionWindow);
        link.Link.Send(message.Send(progress, now));
    }

    /// <summary>Lets groups go on that waited for their link.</summary>
    internal void Pump(LinkState link, DateTimeOffset now)
    {
        while (link.TryUnblock(now, out var group))
        {
            if (!group.IsOver)
            {
                SendDue(group, now);
            }
        }
    }

    /// <summary>Answers whether the segment may go now; otherwise it is due at its place.</summary>
    private bool TakePlace(TransactionGroup group, SegmentProgress progress, DateTimeOffset now)
    {
        progress.HasPlace = true;
        progress.DueAt = group.Link!.TakePlace(now);
        if (progress.DueAt <= now)
        {
            return true;
        }

        LookAt(group, progress.DueAt);
        return false;
    }
}
