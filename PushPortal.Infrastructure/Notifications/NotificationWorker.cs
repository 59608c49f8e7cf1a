using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>Sends the notifications that are due, a bounded number at a time, and records what came of each.</summary>
internal sealed partial class NotificationWorker(
    INotificationStore store,
    IEnumerable<INotifier> notifiers,
    NotificationSignal signal,
    IOptions<NotificationOptions> options,
    TimeProvider clock,
    ILogger<NotificationWorker> logger) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly Dictionary<NotificationKind, INotifier> _notifiers = notifiers.ToDictionary(notifier => notifier.Kind);
    private readonly NotificationSchedule _schedule = new(options.Value.FirstRetry, options.Value.LongestRetry, options.Value.GiveUpAfter);
    private readonly ConcurrentDictionary<long, Task> _underWay = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                DateTimeOffset? nextDue = clock.GetUtcNow() + PauseAfterFailure;
                try
                {
                    nextDue = await SendDueAsync(stoppingToken);
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    LogPassFailed(failure);
                }

                await signal.WaitUntilAsync(nextDue, stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(_underWay.Values);
        }
    }

    private async Task<DateTimeOffset?> SendDueAsync(CancellationToken ct)
    {
        while (options.Value.Concurrency - _underWay.Count is > 0 and var room)
        {
            var due = await store.DueAsync(clock.GetUtcNow(), _underWay.Keys.ToHashSet(), room, ct);
            if (due.Count == 0)
            {
                // Those under way are still due in the store; each wakes us when it ends.
                return _underWay.IsEmpty ? await store.NextDueAsync(ct) : null;
            }

            foreach (var notification in due)
            {
                var ended = new TaskCompletionSource();
                _underWay[notification.Notification.Id] = ended.Task;
                _ = SendAsync(notification, ended, ct);
            }
        }

        return null;
    }

    private async Task SendAsync(DueNotification due, TaskCompletionSource ended, CancellationToken ct)
    {
        try
        {
            var answer = await _notifiers[due.Notification.Target.Kind].SendAsync(due, ct);
            await store.RecordAsync(Outcome(due, answer), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopping: it stays due, and goes out at the next start.
        }
        catch (Exception failure)
        {
            LogNotSent(PublicId.Format(PublicId.Notification, due.Notification.Id), failure);

            // It is still due: without a pause it would be sent over and over.
            await Task.Delay(PauseAfterFailure, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            _underWay.TryRemove(due.Notification.Id, out _);
            ended.SetResult();
            signal.Wake();
        }
    }

    private NotificationOutcome Outcome(DueNotification due, NotifierAnswer answer)
    {
        var now = clock.GetUtcNow();
        var notification = due.Notification;
        var tries = notification.Tries + 1;
        var next = answer.Confirmed ? null : _schedule.Next(tries, notification.EventAt, now, Random.Shared.NextDouble());
        var entry = new TimelineEntry
        {
            TransactionId = notification.TransactionId,
            At = now,
            Kind = answer.Confirmed ? TimelineKind.NotificationConfirmed : next is null ? TimelineKind.NotificationGivenUp : TimelineKind.NotificationRefused,
            State = due.Transaction.State,
            Step = due.Transaction.Step,
            Cause = due.Transaction.Cause,
            Details = new TimelineDetails.NotificationTried(notification.Target.Url, tries, answer.HttpStatus, answer.Text, next),
        };
        return new NotificationOutcome(notification, answer.Confirmed, next, entry);
    }

    [LoggerMessage(LogLevel.Error, "A notification pass failed and will be tried again")]
    private partial void LogPassFailed(Exception failure);

    [LoggerMessage(LogLevel.Error, "Notification {NotificationId} could not be sent")]
    private partial void LogNotSent(string notificationId, Exception failure);
}
