using System.Threading.Channels;
using PushPortal.Domain.Notifications;

namespace PushPortal.Tests.Fakes;

/// <summary>Notifications in memory; tells the test what was recorded and when the worker has nothing to do.</summary>
internal sealed class HeldNotifications : INotificationStore
{
    private readonly Channel<NotificationOutcome> _recorded = Channel.CreateUnbounded<NotificationOutcome>();
    private readonly Lock _lock = new();
    private readonly List<DueNotification> _waiting = [];

    /// <summary>Makes the next record fail.</summary>
    public bool FailsOnce { get; set; }

    public void Add(DueNotification due)
    {
        lock (_lock)
        {
            _waiting.Add(due);
        }
    }

    public Task<IReadOnlyList<DueNotification>> DueAsync(DateTimeOffset now, IReadOnlyCollection<long> underWay, IReadOnlyCollection<string> busy, int limit, CancellationToken ct)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<DueNotification>>(
                [.. _waiting.Where(due => due.Notification.DueAt <= now && !underWay.Contains(due.Notification.Id) && !busy.Contains(due.Notification.Authority)).OrderBy(due => due.Notification.DueAt).Take(limit)]);
        }
    }

    public Task<DateTimeOffset?> NextDueAsync(DateTimeOffset now, CancellationToken ct)
    {
        lock (_lock)
        {
            return Task.FromResult(_waiting.Where(due => due.Notification.DueAt > now).Min(due => (DateTimeOffset?)due.Notification.DueAt));
        }
    }

    public Task RecordAsync(NotificationOutcome outcome, CancellationToken ct)
    {
        if (FailsOnce)
        {
            FailsOnce = false;
            throw new InvalidOperationException("The store failed");
        }

        lock (_lock)
        {
            var at = _waiting.FindIndex(due => due.Notification.Id == outcome.Notification.Id);
            if (outcome.NextAt is { } next)
            {
                _waiting[at] = _waiting[at] with { Notification = outcome.Notification with { DueAt = next, Tries = outcome.Notification.Tries + 1 } };
            }
            else
            {
                _waiting.RemoveAt(at);
            }
        }

        _recorded.Writer.TryWrite(outcome);
        return Task.CompletedTask;
    }

    /// <summary>What was recorded next, when it is.</summary>
    public ValueTask<NotificationOutcome> RecordedAsync(CancellationToken ct) => _recorded.Reader.ReadAsync(ct);
}
