using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Callbacks;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>
/// Sends the notifications that are due, target by target, a bounded number at a time. One loop owns all that is remembered; what is sent and what is
/// written comes back to it through queues. A pass costs what it sends, however much waits.
/// </summary>
internal sealed partial class NotificationWorker(
    INotificationStore store,
    IEnumerable<INotifier> notifiers,
    NotificationSignal signal,
    NotificationFigures figures,
    TargetWatch watch,
    CallbackGate gate,
    IOptions<NotificationOptions> options,
    TimeProvider clock,
    ILogger<NotificationWorker> logger) : BackgroundService
{
    /// <summary>So many of a target are read at a time.</summary>
    private const int ReadAhead = 64;

    private const int OverdueBatch = 256;

    /// <summary>So many targets are shown to who looks.</summary>
    private const int MostShown = 200;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly Dictionary<NotificationKind, INotifier> _notifiers = notifiers.ToDictionary(notifier => notifier.Kind);
    private readonly TargetQueues _targets = new(options.Value.Concurrency, options.Value.ConcurrencyPerTarget, options.Value.Circuit, figures);
    private readonly NotificationJudge _judge = new(options.Value.Schedule);
    private readonly NotificationRecorder _recorder = new(store, signal, clock, logger);
    private readonly ConcurrentQueue<Ending> _endings = new();
    private int _underWay;

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
            await EndAsync();
        }
    }

    /// <summary>Sends what is due, as far as there is room. Answers when the next falls due; each one that ends wakes the loop as well.</summary>
    private async Task<DateTimeOffset?> SendDueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        TakeEndings(now);
        var recorded = _recorder.Finish();
        _targets.Apply(store.TakeNews(), now);
        foreach (var target in recorded)
        {
            _targets.Settle(target, now);
        }

        while (!_recorder.IsFull && _targets.Next(now) is { } target)
        {
            try
            {
                await ServeAsync(target, now, ct);
            }
            finally
            {
                _targets.Settle(target, now);
            }
        }

        _recorder.Start(ct);
        if (watch.TakeAsked())
        {
            watch.Show(_targets.Views(MostShown));
        }

        return _targets.NextAt;
    }

    /// <summary>What has been sent and answered since the last pass.</summary>
    private void TakeEndings(DateTimeOffset now)
    {
        while (_endings.TryDequeue(out var ending))
        {
            var (target, due) = (ending.Target, ending.Due);
            _underWay--;
            if (ending.Answer is { } answer)
            {
                Judge(target, answer, now);
                _recorder.Add(target, _judge.Outcome(due, answer, now, Random.Shared.NextDouble()));
            }

            _targets.Ended(target, now);
        }
    }

    private static void Judge(TargetQueue target, NotifierAnswer answer, DateTimeOffset now)
    {
        if (answer.Untested)
        {
            target.Circuit.Untested(now);
        }
        else if (answer.TargetFailed)
        {
            target.HasOverdue |= target.Circuit.State == CircuitState.Probing;
            target.Circuit.Failed(now, answer.RetryAfter, Random.Shared.NextDouble());
        }
        else
        {
            target.Circuit.Answered();
        }
    }

    private async Task ServeAsync(TargetQueue target, DateTimeOffset now, CancellationToken ct)
    {
        if (target.HasOverdue)
        {
            await GiveUpOverdueAsync(target, now, ct);
        }

        if (target.NeedsReading && target.Circuit.MaySend(now))
        {
            var ahead = target.Circuit.State == CircuitState.Closed ? ReadAhead : 1;
            target.Fill(await store.DueAsync(target.Authority, target.ReadUpTo, now, ahead, ct));
        }

        while (_targets.Room(target) > 0 && _targets.TryTake(target, now, out var due))
        {
            _underWay++;
            _ = SendAsync(target, due, ct);
        }
    }

    /// <summary>What a dead target has held back for longer than it would be retried is given up, a batch at a time.</summary>
    private async Task GiveUpOverdueAsync(TargetQueue target, DateTimeOffset now, CancellationToken ct)
    {
        var batch = await store.DueAsync(target.Authority, NotificationPosition.First, _judge.OverdueBefore(now), target.Taken + OverdueBatch, ct);
        var fresh = target.Fresh(batch).ToList();
        fresh.ForEach(due => _recorder.Add(target, NotificationJudge.GivenUp(due, now)));
        target.HasOverdue = fresh.Count == OverdueBatch;
    }

    private async Task SendAsync(TargetQueue target, DueNotification due, CancellationToken ct)
    {
        NotifierAnswer? answer = null;
        try
        {
            answer = gate.Open(ref due) ? await _notifiers[due.Notification.Target.Kind].SendAsync(due, ct) : CallbackGate.Closed;
            await gate.JudgeAsync(due, answer.Value, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopping: it stays due, and goes out at the next start.
        }
        catch (Exception failure)
        {
            LogNotSent(PublicId.Format(PublicId.Notification, due.Notification.Id), failure);
            answer = new NotifierAnswer(false, null, "It could not be sent") { Untested = true };
        }

        _endings.Enqueue(new Ending(target, due, answer));
        signal.Wake();
    }

    /// <summary>Waits for what is under way, which the stop has cancelled, and records what was answered.</summary>
    private async Task EndAsync()
    {
        TakeEndings(clock.GetUtcNow());
        while (_underWay > 0)
        {
            await signal.WaitUntilAsync(null, CancellationToken.None);
            TakeEndings(clock.GetUtcNow());
        }

        await _recorder.FlushAsync();
    }

    [LoggerMessage(LogLevel.Error, "A notification pass failed and will be tried again")]
    private partial void LogPassFailed(Exception failure);

    [LoggerMessage(LogLevel.Error, "Notification {NotificationId} could not be sent")]
    private partial void LogNotSent(string notificationId, Exception failure);

    /// <param name="Answer">Null when the stop came first.</param>
    private sealed record Ending(TargetQueue Target, DueNotification Due, NotifierAnswer? Answer);
}
