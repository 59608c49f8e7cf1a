using PushPortal.Domain.Identifiers;

namespace PushPortal.Domain.Alarms;

/// <summary>
/// The alarms that stand. They are in memory, so that a store that fails is told of too; what could not be kept is kept later. One worker loads, judges and keeps; pages look
/// and acknowledge.
/// </summary>
public sealed class AlarmBoard(IAlarmStore store, AlarmPolicy policy, AlarmSignal signal, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(AlarmKind Kind, string Subject), AlarmTrack> _tracks = [];
    private readonly Dictionary<long, Alarm> _unsaved = [];
    private readonly SortedDictionary<long, Alarm> _untold = [];
    private IdSequence? _ids;
    private volatile IReadOnlyList<Alarm> _standing = [];
    private int _revision;

    /// <summary>The gravest first, and of those the latest.</summary>
    public IReadOnlyList<Alarm> Standing => _standing;

    /// <summary>How many stand that nobody has acknowledged.</summary>
    public int Unacknowledged => _standing.Count(static alarm => !alarm.IsAcknowledged);

    /// <summary>Another number whenever what stands, or what is kept, is another.</summary>
    public int Revision => Volatile.Read(ref _revision);

    /// <summary>There is something to be told.</summary>
    public event Action? ToTell;

    /// <summary>Those of which something is still to be told, the oldest first, as they were when it happened.</summary>
    public IReadOnlyList<Alarm> Untold
    {
        get
        {
            lock (_lock)
            {
                return [.. _untold.Values];
            }
        }
    }

    /// <summary>Goes on with what stood before a restart. Once it succeeded it does nothing.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        if (_ids is not null)
        {
            return;
        }

        var standing = await store.StandingAsync(ct);
        var cleared = policy.Tells ? await store.ClearedUntoldAsync(ct) : [];
        var last = await store.LastIdAsync(ct);
        lock (_lock)
        {
            // Alarms have ids of their own: those of the message path are remembered by its commits, and alarms are kept apart from them.
            _ids = new IdSequence(clock, last: last);
            foreach (var alarm in standing)
            {
                _tracks[(alarm.Kind, alarm.Subject)] = AlarmTrack.Resume(alarm);
            }

            foreach (var alarm in standing.Where(static alarm => alarm.Told == AlarmStage.None).Concat(cleared))
            {
                NoteUntold(alarm);
            }

            Publish();
        }

        CallForTelling();
    }

    /// <summary>Judges what is seen now.</summary>
    /// <param name="seen">What is not among them is gone, as a link is that is no longer configured.</param>
    /// <param name="notSeen">Kinds that could not be looked at: with their alarms nothing happens.</param>
    public void Take(IReadOnlyList<AlarmCondition> seen, IReadOnlySet<AlarmKind> notSeen)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            foreach (var condition in seen)
            {
                Take(condition, now);
            }

            var named = seen.Select(static condition => (condition.Kind, condition.Subject)).ToHashSet();
            foreach (var (kind, subject) in _tracks.Keys.Where(key => !named.Contains(key) && !notSeen.Contains(key.Kind)).ToList())
            {
                Take(new AlarmCondition(kind, subject, Holds: false, default), now);
            }

            Publish();
        }

        CallForTelling();
    }

    /// <summary>Notes that something of an alarm was told.</summary>
    /// <param name="said">The alarm as it was told: when it came to a higher level meanwhile, that is still to be told.</param>
    public void Told(Alarm said, AlarmStage stage)
    {
        lock (_lock)
        {
            var id = said.Id;
            if (!_untold.TryGetValue(id, out var alarm) || alarm.Facts.Level > said.Facts.Level)
            {
                return;
            }

            if (alarm.Stage <= stage)
            {
                _untold.Remove(id);
            }
            else
            {
                _untold[id] = alarm with { Told = stage };
            }

            // What stands goes on with its numbers of now; one that was cleared meanwhile is no longer among the tracks.
            var key = (alarm.Kind, alarm.Subject);
            var told = alarm with { Told = stage };
            if (_tracks.GetValueOrDefault(key) is { Alarm: { } standing } track && standing.Id == id)
            {
                told = standing with { Told = stage };
                _tracks[key] = track with { Alarm = told };
            }

            _unsaved[id] = told;
            Publish();
        }

        signal.Wake();
    }

    /// <summary>Notes who took notice of a standing alarm. The first one stays; what does not stand is left alone.</summary>
    /// <returns>Whether it was noted.</returns>
    public bool Acknowledge(long id, string by)
    {
        lock (_lock)
        {
            if (_standing.FirstOrDefault(alarm => alarm.Id == id) is not { IsAcknowledged: false } standing)
            {
                return false;
            }

            var acknowledged = standing with { AcknowledgedBy = by, AcknowledgedAt = clock.GetUtcNow() };
            _tracks[(standing.Kind, standing.Subject)] = _tracks[(standing.Kind, standing.Subject)] with { Alarm = acknowledged };
            _unsaved[id] = acknowledged;
            Publish();
        }

        signal.Wake();
        return true;
    }

    /// <summary>Keeps what changed since it was last kept. For one caller at a time.</summary>
    public async Task SaveAsync(CancellationToken ct)
    {
        List<Alarm> unsaved;
        lock (_lock)
        {
            unsaved = [.. _unsaved.Values];
        }

        if (unsaved.Count == 0)
        {
            return;
        }

        await store.SaveAsync(unsaved, ct);
        lock (_lock)
        {
            foreach (var alarm in unsaved.Where(alarm => ReferenceEquals(_unsaved.GetValueOrDefault(alarm.Id), alarm)))
            {
                _unsaved.Remove(alarm.Id);
            }

            _revision++;
        }
    }

    private void Take(AlarmCondition seen, DateTimeOffset now)
    {
        var key = (seen.Kind, seen.Subject);
        var before = _tracks.GetValueOrDefault(key);
        var after = AlarmTrack.Next(before, seen, now, policy, _ids!.Next);
        if (after is null || after.Alarm is { ClearedAt: not null })
        {
            _tracks.Remove(key);
        }
        else
        {
            _tracks[key] = after;
        }

        // Numbers that go up and down are not worth a commit each time.
        if (after?.Alarm is { } alarm && (before?.Alarm is not { } earlier || alarm.ClearedAt is not null || alarm.Facts.Level > earlier.Facts.Level))
        {
            _unsaved[alarm.Id] = alarm;
            NoteUntold(alarm);
        }
    }

    private void NoteUntold(Alarm alarm)
    {
        if (policy.Tells)
        {
            _untold[alarm.Id] = alarm;
        }
    }

    private void CallForTelling()
    {
        if (Untold.Count > 0)
        {
            ToTell?.Invoke();
        }
    }

    private void Publish()
    {
        List<Alarm> standing = [.. _tracks.Values.Select(static track => track.Alarm).OfType<Alarm>().OrderByDescending(static alarm => alarm.Severity).ThenByDescending(static alarm => alarm.Id)];
        if (!standing.SequenceEqual(_standing))
        {
            _standing = standing;
            _revision++;
        }
    }
}
