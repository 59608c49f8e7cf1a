using System.Collections.Concurrent;
using System.Runtime.InteropServices;
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
    private readonly ConcurrentDictionary<long, Sending> _underWay = [];

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
            await Task.WhenAll(_underWay.Values.Select(sending => sending.Ended.Task));
        }
    }

    /// <summary>Sends what is due, as far as there is room. Answers when the next falls due; each one that ends wakes the loop as well.</summary>
    private async Task<DateTimeOffset?> SendDueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        while (options.Value.Concurrency - _underWay.Count is > 0 and var room)
        {
            var load = Load();
            var busy = load.Where(target => target.Value >= options.Value.ConcurrencyPerTarget).Select(target => target.Key).ToList();
            var due = await store.DueAsync(now, [.. _underWay.Keys], busy, room, ct);
            if (due.Count == 0)
            {
                break;
            }

            foreach (var notification in due)
            {
                ref var sent = ref CollectionsMarshal.GetValueRefOrAddDefault(load, notification.Notification.Authority, out _);
                if (sent < options.Value.ConcurrencyPerTarget)
                {
                    sent++;
                    Start(notification, ct);
                }
            }
        }

        return await store.NextDueAsync(now, ct);
    }

    /// <summary>How many are under way to each target.</summary>
    private Dictionary<string, int> Load() => _underWay.Values.CountBy(sending => sending.Authority).ToDictionary();

    private void Start(DueNotification due, CancellationToken ct)
    {
        var sending = new Sending(due.Notification.Authority, new TaskCompletionSource());
        _underWay[due.Notification.Id] = sending;
        _ = SendAsync(due, sending, ct);
    }

    private async Task SendAsync(DueNotification due, Sending sending, CancellationToken ct)
    {
        try
        {
            await store.RecordAsync(Outcome(due, await AnswerAsync(due, ct)), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopping: it stays due, and goes out at the next start.
        }
        catch (Exception failure)
        {
            LogNotRecorded(PublicId.Format(PublicId.Notification, due.Notification.Id), failure);

            // It is still due: without a pause it would be sent over and over.
            await Task.Delay(PauseAfterFailure, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            _underWay.TryRemove(due.Notification.Id, out _);
            sending.Ended.SetResult();
            signal.Wake();
        }
    }

    /// <summary>The initiator's answer; what the notifier did not foresee is a refusal like others, and is tried again later.</summary>
    private async Task<NotifierAnswer> AnswerAsync(DueNotification due, CancellationToken ct)
    {
        try
        {
            return await _notifiers[due.Notification.Target.Kind].SendAsync(due, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            LogNotSent(PublicId.Format(PublicId.Notification, due.Notification.Id), failure);
            return new NotifierAnswer(false, null, "It could not be sent");
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

    [LoggerMessage(LogLevel.Error, "What came of notification {NotificationId} could not be recorded")]
    private partial void LogNotRecorded(string notificationId, Exception failure);

    private sealed record Sending(string Authority, TaskCompletionSource Ended);
}
