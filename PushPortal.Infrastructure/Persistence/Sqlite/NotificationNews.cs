using System.Runtime.InteropServices;
using PushPortal.Domain.Notifications;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>What groups of operations change about waiting notifications, summed up by target. The writer adds and publishes, the notifications' worker takes.</summary>
internal sealed class NotificationNews
{
    private readonly Dictionary<string, News> _group = [];
    private readonly Lock _lock = new();
    private Dictionary<string, News> _published = [];

    /// <param name="dueAt">In ticks; null when nothing becomes due.</param>
    internal void Add(string authority, long? dueAt, long waiting) => Add(_group, authority, new News(dueAt, waiting));

    /// <summary>The group was not committed.</summary>
    internal void Clear() => _group.Clear();

    /// <summary>The group is on disk.</summary>
    internal void Publish()
    {
        if (_group.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            foreach (var (authority, news) in _group)
            {
                Add(_published, authority, news);
            }
        }

        _group.Clear();
    }

    internal IReadOnlyList<TargetNews> Take()
    {
        Dictionary<string, News> taken;
        lock (_lock)
        {
            if (_published.Count == 0)
            {
                return [];
            }

            (taken, _published) = (_published, []);
        }

        return [.. taken.Select(news => new TargetNews(news.Key, news.Value.DueAt is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null, news.Value.Waiting))];
    }

    private static void Add(Dictionary<string, News> sums, string authority, News more)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, authority, out _);
        sum = new News(sum.DueAt is null || more.DueAt < sum.DueAt ? more.DueAt ?? sum.DueAt : sum.DueAt, sum.Waiting + more.Waiting);
    }

    private readonly record struct News(long? DueAt, long Waiting);
}
