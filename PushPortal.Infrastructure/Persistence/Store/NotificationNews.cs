using System.Runtime.InteropServices;
using PushPortal.Domain.Notifications;
using static PushPortal.Infrastructure.Persistence.StoredInstant;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>What groups of operations change about waiting notifications, summed up by target. The writer adds and publishes, the notifications' worker takes.</summary>
internal sealed class NotificationNews
{
    /// <summary>So many fresh ones of a target are held for the worker; more are read when it comes to them.</summary>
    private const int MostFresh = 1_024;

    private readonly Dictionary<string, News> _group = [];
    private readonly Lock _lock = new();
    private Dictionary<string, News> _published = [];

    /// <param name="dueAt">In ticks; null when nothing becomes due.</param>
    internal void Add(string authority, long? dueAt, long waiting) => Of(_group, authority).Add(dueAt, waiting);

    /// <summary>One more that is due at once.</summary>
    internal void Add(string authority, DueNotification fresh) => Of(_group, authority).Add(fresh);

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
                Of(_published, authority).Add(news);
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

        return [.. taken.Select(target => target.Value.Of(target.Key))];
    }

    private static News Of(Dictionary<string, News> sums, string authority)
    {
        ref var news = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, authority, out _);
        return news ??= new News();
    }

    private sealed class News
    {
        private readonly List<DueNotification> _fresh = [];
        private long? _dueAt;
        private long _waiting;

        internal void Add(long? dueAt, long waiting)
        {
            _dueAt = _dueAt is null || dueAt < _dueAt ? dueAt ?? _dueAt : _dueAt;
            _waiting += waiting;
        }

        internal void Add(DueNotification fresh)
        {
            if (_fresh.Count < MostFresh)
            {
                _fresh.Add(fresh);
                _waiting++;
            }
            else
            {
                Add(fresh.Notification.DueAt.UtcTicks, 1);
            }
        }

        internal void Add(News more)
        {
            Add(more._dueAt, more._waiting - more._fresh.Count);
            more._fresh.ForEach(Add);
        }

        internal TargetNews Of(string authority) => new(authority, Instant(_dueAt), _waiting)
        {
            Fresh = _fresh.Count > 0 ? _fresh : (IReadOnlyList<DueNotification>)[],
        };
    }
}
