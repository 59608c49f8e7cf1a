using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>What a group of operations adds to the counts of links; written as one row a count. The answers of a commit come from few links, so the last one's sums are at hand.</summary>
internal sealed class LinkDeltas
{
    private static readonly RowSql CountSql = new(
        "INSERT INTO link_counts(hour, link, kind, count) VALUES ($1, $2, $3, $4) ON CONFLICT (hour, link, kind) DO UPDATE SET count = link_counts.count + excluded.count",
        "link_counts",
        1,
        2,
        3);

    private static readonly int Kinds = CountKind.DeliveryTime + DeliveryTimes.Bounds.Count + 1;

    private readonly Dictionary<(long Hour, string Link), long[]> _deltas = [];
    private (long Hour, string Link) _last;
    private long[]? _lastSums;

    /// <summary>A run ended.</summary>
    /// <param name="link">That of its last group; empty when it came to none.</param>
    internal void Ended(string link, DateTimeOffset at, TransactionState state, int segments)
    {
        var sums = Of(link, at);
        sums[(int)state]++;
        sums[CountKind.Segments] += segments;
    }

    /// <summary>A delivery took so long.</summary>
    /// <param name="kind">See <see cref="CountKind"/>.</param>
    internal void Took(string link, DateTimeOffset at, int kind) => Of(link, at)[kind]++;

    internal void Write(WriteSession session)
    {
        foreach (var ((hour, link), sums) in _deltas)
        {
            for (var kind = 0; kind < sums.Length; kind++)
            {
                if (sums[kind] != 0)
                {
                    session[CountSql].Post(hour, link, kind, sums[kind]);
                }
            }
        }
    }

    internal void Clear()
    {
        _deltas.Clear();
        _lastSums = null;
    }

    private long[] Of(string link, DateTimeOffset at)
    {
        var hour = Hours.Of(at);
        if (_lastSums is not null && _last.Hour == hour && ReferenceEquals(_last.Link, link))
        {
            return _lastSums;
        }

        _last = (hour, link);
        if (!_deltas.TryGetValue(_last, out _lastSums))
        {
            _deltas.Add(_last, _lastSums = new long[Kinds]);
        }

        return _lastSums;
    }
}
