namespace PushPortal.Domain.Notifications;

/// <summary>One target's notifications as far as they are in memory: a few that were read ahead, and those under way.</summary>
public sealed class TargetQueue(string authority, CircuitPolicy policy)
{
    /// <summary>So many that came fresh are held; more are read when it is their turn.</summary>
    private const int MostHeld = 1_024;

    private readonly HashSet<long> _taken = [];
    private readonly Queue<DueNotification> _read = new();

    /// <summary>Read again before their last outcome was known to be recorded.</summary>
    private readonly Dictionary<long, DateTimeOffset> _early = [];

    /// <summary>Host and port.</summary>
    public string Authority { get; } = authority;

    public TargetCircuit Circuit { get; } = new(policy);

    /// <summary>Read and not yet recorded.</summary>
    public int Taken => _taken.Count;

    /// <summary>What stands before this has been read; the next reading begins behind it.</summary>
    public NotificationPosition ReadUpTo { get; private set; } = NotificationPosition.First;

    /// <summary>Sent and not yet answered.</summary>
    public int UnderWay { get; private set; }

    public bool NeedsReading => _read.Count == 0;

    /// <summary>A probe has failed: what has waited for too long has to be looked for.</summary>
    public bool HasOverdue { get; set; }

    /// <summary>Neither confirmed nor given up, as far as committed.</summary>
    internal long Waiting { get; set; }

    /// <summary>When the first that was not read falls due.</summary>
    internal DateTimeOffset? NextAt { get; set; }

    /// <summary>The state that it is counted under; null before it is.</summary>
    internal CircuitState? CountedAs { get; set; }

    /// <summary>Whether it stands in the line of those that have something to send.</summary>
    internal bool InLine { get; set; }

    /// <summary>When it is to be looked at again.</summary>
    internal DateTimeOffset? LaterAt { get; set; }

    /// <summary>When the next may start; null when there is none, or when an answer has to come first.</summary>
    internal DateTimeOffset? StartsAt(DateTimeOffset now)
    {
        if (HasOverdue)
        {
            return now;
        }

        var due = _read.Count > 0 ? now : NextAt;
        return Circuit.State switch
        {
            CircuitState.Probing => null,
            CircuitState.Open => due > Circuit.ProbeAt ? due : due is null ? null : Circuit.ProbeAt,
            _ => due,
        };
    }

    /// <summary>Takes over what was committed for it.</summary>
    internal void Apply(in TargetNews news)
    {
        Waiting += news.Waiting;
        if (news.DueAt is { } dueAt)
        {
            ReadFrom(dueAt);
        }

        if (news.Fresh.Count > 0)
        {
            // What is not in memory and falls due between them must not be passed over.
            var last = news.Fresh.Max(due => due.Notification.DueAt);
            if (Circuit.State != CircuitState.Closed || !(NextAt is null || NextAt > last) || _read.Count + news.Fresh.Count > MostHeld)
            {
                ReadFrom(news.Fresh.Min(due => due.Notification.DueAt));
                return;
            }

            foreach (var due in news.Fresh)
            {
                Take(due);
            }
        }
    }

    /// <summary>Takes over what the store has read behind <see cref="ReadUpTo"/>.</summary>
    public void Fill(DueBatch batch)
    {
        foreach (var due in batch.Due)
        {
            Take(due);
        }

        NextAt = batch.NextAt;
    }

    /// <summary>Of what was read, what is not in memory yet; from now on it is.</summary>
    public IEnumerable<DueNotification> Fresh(DueBatch batch) => batch.Due.Where(due => _taken.Add(due.Notification.Id));

    /// <summary>The next to send, if there is one and the circuit lets it through.</summary>
    public bool TryTake(DateTimeOffset now, out DueNotification due)
    {
        if (_read.Count == 0 || !Circuit.LetThrough(now))
        {
            due = default;
            return false;
        }

        due = _read.Dequeue();
        UnderWay++;
        return true;
    }

    /// <summary>An answer came, or will not come any more.</summary>
    public void Ended()
    {
        UnderWay--;
        if (Circuit.State == CircuitState.Open && _read.TryPeek(out var first))
        {
            // Read again when the target lives: until then a dead target holds nothing in memory.
            ReadFrom(first.Notification.DueAt);
            foreach (var due in _read)
            {
                _taken.Remove(due.Notification.Id);
            }

            _read.Clear();
        }
    }

    /// <summary>The outcome is on disk, and with it when it is due again.</summary>
    public void Recorded(long id)
    {
        _taken.Remove(id);
        if (_early.Remove(id, out var dueAt))
        {
            ReadFrom(dueAt);
        }
    }

    /// <summary>The outcome could not be recorded: it is due as it was.</summary>
    public void Returned(ResultNotification notification)
    {
        _taken.Remove(notification.Id);
        _early.Remove(notification.Id);
        ReadFrom(notification.DueAt);
    }

    private void Take(DueNotification due)
    {
        if (_taken.Add(due.Notification.Id))
        {
            _read.Enqueue(due);
        }
        else
        {
            _early[due.Notification.Id] = due.Notification.DueAt;
        }

        var position = due.Notification.Position;
        if (position.StandsBehind(ReadUpTo))
        {
            ReadUpTo = position;
        }
    }

    /// <summary>There is one due then that is not in memory.</summary>
    private void ReadFrom(DateTimeOffset dueAt)
    {
        NextAt = NextAt < dueAt ? NextAt : dueAt;
        if (dueAt <= ReadUpTo.DueAt)
        {
            ReadUpTo = NotificationPosition.First with { DueAt = dueAt };
        }
    }
}
