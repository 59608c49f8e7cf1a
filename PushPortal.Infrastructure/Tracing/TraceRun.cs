namespace PushPortal.Infrastructure.Tracing;

/// <summary>A trace that runs or has run, with what it saw last. Safe to use from any thread.</summary>
public sealed class TraceRun
{
    private readonly Lock _gate = new();
    private readonly TraceOptions _options;
    private readonly LinkedList<TraceEntry> _entries = [];
    private readonly TraceAnswers _answers = new();
    private long _octets;
    private long _last;

    internal TraceRun(TraceOrder order, TraceOptions options, DateTimeOffset now) => (Order, _options, StartedAt, EndsAt) = (order, options, now, now + order.Duration);

    public TraceOrder Order { get; }

    public DateTimeOffset StartedAt { get; }

    /// <summary>When it ends, or ended.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    public bool IsOver { get; private set; }

    /// <summary>The number of the newest entry; 0 when there is none.</summary>
    public long Last => Interlocked.Read(ref _last);

    /// <summary>Entries that were given up for newer ones.</summary>
    public long Dropped { get; private set; }

    /// <summary>Octets of a body that are looked at.</summary>
    public int MostBodyOctets => _options.MostBodyOctets;

    /// <summary>Requests whose answers belong to what is followed.</summary>
    internal TraceAnswers Answers => _answers;

    /// <summary>The newest first, from this number down.</summary>
    public IReadOnlyList<TraceEntry> Page(long from, int most)
    {
        var page = new List<TraceEntry>(most);
        lock (_gate)
        {
            for (var at = _entries.Last; at is not null && page.Count < most; at = at.Previous)
            {
                if (at.Value.Number <= from)
                {
                    page.Add(at.Value);
                }
            }
        }

        return page;
    }

    /// <summary>All of them, the oldest first.</summary>
    public IReadOnlyList<TraceEntry> All()
    {
        lock (_gate)
        {
            return [.. _entries];
        }
    }

    internal void Add(TraceEntry entry)
    {
        lock (_gate)
        {
            if (IsOver)
            {
                return;
            }

            var numbered = entry with { Number = ++_last };
            _entries.AddLast(numbered);
            _octets += numbered.Octets;
            while (_entries.Count > _options.MostEntries || (_octets > _options.MostOctets && _entries.Count > 1))
            {
                _octets -= _entries.First!.Value.Octets;
                _entries.RemoveFirst();
                Dropped++;
            }
        }
    }

    internal void End(DateTimeOffset at)
    {
        lock (_gate)
        {
            (IsOver, EndsAt) = (true, at < EndsAt ? at : EndsAt);
        }
    }
}
