using System.Runtime.InteropServices;

namespace PushPortal.Domain.Notifications;

/// <summary>
/// Which targets have something to send. They take turns; one that is not due, full or left alone costs nothing until its moment comes.
/// Has one owner: nothing here is locked.
/// </summary>
public sealed class TargetQueues(int concurrency, int perTarget, CircuitPolicy policy, NotificationFigures figures)
{
    /// <summary>One target may take this part of the free places: however many are slow, places stay free for another.</summary>
    private const int Share = 4;

    private readonly Dictionary<string, TargetQueue> _targets = [];
    private readonly Queue<TargetQueue> _line = new();
    private readonly PriorityQueue<TargetQueue, DateTimeOffset> _later = new();
    private int _free = concurrency;

    /// <summary>When to look again if nothing happens before; null when there is nothing to wait for.</summary>
    public DateTimeOffset? NextAt => _later.TryPeek(out _, out var at) ? at : null;

    /// <summary>Takes over what was committed.</summary>
    public void Apply(IReadOnlyList<TargetNews> news, DateTimeOffset now)
    {
        foreach (var one in news)
        {
            ref var target = ref CollectionsMarshal.GetValueRefOrAddDefault(_targets, one.Authority, out _);
            target ??= new TargetQueue(one.Authority, policy);
            target.Apply(one);
            figures.AddWaiting(one.Waiting);
            Settle(target, now);
        }
    }

    /// <summary>The target whose turn it is; null when none has something to send, or no place is free. To be settled afterwards.</summary>
    public TargetQueue? Next(DateTimeOffset now)
    {
        while (_later.TryPeek(out var due, out var at) && at <= now)
        {
            _later.Dequeue();
            if (due.LaterAt == at)
            {
                due.LaterAt = null;
                Settle(due, now);
            }
        }

        while (_free > 0 && _line.TryDequeue(out var target))
        {
            target.InLine = false;
            if (target.CountedAs is not null)
            {
                return target;
            }
        }

        return null;
    }

    /// <summary>How many more may be under way to the target.</summary>
    public int Room(TargetQueue target)
    {
        var most = target.Circuit.State == CircuitState.Closed ? Math.Min(perTarget, 1 + (_free / Share)) : target.UnderWay + 1;
        return Math.Min(_free, most - target.UnderWay);
    }

    /// <summary>Takes the next of the target and a place for it.</summary>
    public bool TryTake(TargetQueue target, DateTimeOffset now, out DueNotification due)
    {
        if (!target.TryTake(now, out due))
        {
            return false;
        }

        _free--;
        return true;
    }

    /// <summary>One of the target's has ended: its place is free.</summary>
    public void Ended(TargetQueue target, DateTimeOffset now)
    {
        _free++;
        target.Ended();
        Settle(target, now);
    }

    /// <summary>Those for which the most waits.</summary>
    public IReadOnlyList<TargetView> Views(int most) =>
    [
        .. _targets.Values.Where(target => target.Waiting > 0 || target.Taken > 0)
            .OrderByDescending(target => target.Waiting).ThenBy(target => target.Authority, StringComparer.Ordinal)
            .Take(most)
            .Select(target => new TargetView(
                target.Authority, target.Waiting, target.UnderWay, target.Circuit.State, target.Circuit.State == CircuitState.Open ? target.Circuit.ProbeAt : null)),
    ];

    /// <summary>Puts the target where it belongs after something has happened to it.</summary>
    public void Settle(TargetQueue target, DateTimeOffset now)
    {
        if (target.Waiting <= 0 && target.Taken == 0)
        {
            Forget(target);
            return;
        }

        figures.Move(target.CountedAs, target.Circuit.State);
        target.CountedAs = target.Circuit.State;
        var at = target.StartsAt(now);
        if (at <= now)
        {
            if (!target.InLine && (Room(target) > 0 || target.UnderWay == 0))
            {
                target.InLine = true;
                _line.Enqueue(target);
            }
        }
        else if (at is { } later && target.LaterAt != later)
        {
            target.LaterAt = later;
            _later.Enqueue(target, later);
        }
    }

    /// <summary>Nothing waits for it: it takes no room until something does.</summary>
    private void Forget(TargetQueue target)
    {
        figures.Move(target.CountedAs, null);
        target.CountedAs = null;
        target.LaterAt = null;
        if (_targets.GetValueOrDefault(target.Authority) == target)
        {
            _targets.Remove(target.Authority);
        }
    }
}
