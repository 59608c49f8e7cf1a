using System.Threading.Channels;
using PushPortal.Domain.Notifications;

namespace PushPortal.Tests.Fakes;

/// <summary>Notifications in memory; tells the test what was recorded.</summary>
internal sealed class HeldNotifications : INotificationStore
{
    private readonly Channel<NotificationOutcome> _recorded = Channel.CreateUnbounded<NotificationOutcome>();
    private readonly Lock _lock = new();
    private readonly List<DueNotification> _waiting = [];
    private readonly List<TargetNews> _news = [];

    /// <summary>Makes the next record fail.</summary>
    public bool FailsOnce { get; set; }

    public void Add(DueNotification due)
    {
        lock (_lock)
        {
            _waiting.Add(due);
            _news.Add(new TargetNews(due.Notification.Authority, due.Notification.DueAt, 1));
        }
    }

    /// <summary>Forgets what waits.</summary>
    public void Drop()
    {
        lock (_lock)
        {
            _news.AddRange(_waiting.Select(due => new TargetNews(due.Notification.Authority, null, -1)));
            _waiting.Clear();
        }
    }

    /// <summary>Tells anew what waits, as a store does that is opened again.</summary>
    public void Reopen()
    {
        lock (_lock)
        {
            _news.Clear();
            _news.AddRange(_waiting.Select(due => new TargetNews(due.Notification.Authority, due.Notification.DueAt, 1)));
        }
    }

    public IReadOnlyList<TargetNews> TakeNews()
    {
        lock (_lock)
        {
            TargetNews[] news = [.. _news];
            _news.Clear();
            return news;
        }
    }

    public Task<DueBatch> DueAsync(string authority, NotificationPosition after, DateTimeOffset now, int limit, CancellationToken ct)
    {
        lock (_lock)
        {
            var waiting = _waiting.Where(due => due.Notification.Authority == authority && due.Notification.Position.StandsBehind(after)).OrderBy(due => due.Notification.DueAt).ThenBy(due => due.Notification.TransactionId).ToList();
            var due = waiting.TakeWhile(due => due.Notification.DueAt <= now).Take(limit).ToList();
            return Task.FromResult(new DueBatch(due, due.Count < waiting.Count ? waiting[due.Count].Notification.DueAt : null));
        }
    }

    public Task RecordAsync(IReadOnlyList<NotificationOutcome> outcomes, CancellationToken ct)
    {
        if (FailsOnce)
        {
            FailsOnce = false;
            throw new InvalidOperationException("The store failed");
        }

        foreach (var outcome in outcomes)
        {
            Record(outcome);
            _recorded.Writer.TryWrite(outcome);
        }

        return Task.CompletedTask;
    }

    /// <summary>What was recorded next, when it is.</summary>
    public ValueTask<NotificationOutcome> RecordedAsync(CancellationToken ct) => _recorded.Reader.ReadAsync(ct);

    private void Record(NotificationOutcome outcome)
    {
        lock (_lock)
        {
            var at = _waiting.FindIndex(due => due.Notification.Id == outcome.Notification.Id);
            _news.Add(new TargetNews(outcome.Notification.Authority, outcome.NextAt, outcome.NextAt is null ? -1 : 0));
            if (outcome.NextAt is { } next)
            {
                _waiting[at] = _waiting[at] with { Notification = outcome.Notification with { DueAt = next, Tries = outcome.Tries } };
            }
            else
            {
                _waiting.RemoveAt(at);
            }
        }
    }
}
