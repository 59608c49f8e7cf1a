using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Work;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>Records outcomes, as many at a time as have gathered while the last ones were written. Belongs to the worker's loop, which it wakes.</summary>
internal sealed partial class NotificationRecorder(INotificationStore store, NotificationSignal signal, TimeProvider clock, ILogger logger)
{
    private const int MostAtOnce = 512;

    /// <summary>More than so many are not gathered: sending waits for the store.</summary>
    private const int MostGathered = 4096;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<Batch> _ended = new();
    private readonly HashSet<TargetQueue> _finished = [];
    private readonly Queue<(TargetQueue Target, NotificationOutcome Outcome)> _gathered = new();
    private Task _recording = Task.CompletedTask;
    private bool _isWriting;

    internal bool IsFull => _gathered.Count >= MostGathered;

    internal void Add(TargetQueue target, NotificationOutcome outcome) => _gathered.Enqueue((target, outcome));

    /// <summary>Starts the next batch, unless one is being written.</summary>
    internal void Start(CancellationToken ct)
    {
        if (_gathered.Count > 0 && !_isWriting)
        {
            _isWriting = true;
            _recording = RecordAsync(Gathered(MostAtOnce), ct);
        }
    }

    /// <summary>Tells the targets what has been written since this was last called. Answers which, until it is called again.</summary>
    internal HashSet<TargetQueue> Finish()
    {
        _finished.Clear();
        while (_ended.TryDequeue(out var batch))
        {
            _isWriting = false;
            foreach (var (target, outcome) in batch.Outcomes)
            {
                if (batch.Kept)
                {
                    target.Recorded(outcome.Notification.Id);
                }
                else
                {
                    target.Returned(outcome.Notification);
                }

                _finished.Add(target);
            }
        }

        return _finished;
    }

    /// <summary>At the stop: writes what there is.</summary>
    internal async Task FlushAsync()
    {
        await _recording;
        if (_gathered.Count > 0)
        {
            await RecordAsync(Gathered(_gathered.Count), CancellationToken.None);
        }
    }

    private List<(TargetQueue Target, NotificationOutcome Outcome)> Gathered(int most)
    {
        var batch = new List<(TargetQueue, NotificationOutcome)>(Math.Min(most, _gathered.Count));
        while (batch.Count < most && _gathered.TryDequeue(out var next))
        {
            batch.Add(next);
        }

        return batch;
    }

    private async Task RecordAsync(List<(TargetQueue Target, NotificationOutcome Outcome)> batch, CancellationToken ct)
    {
        var kept = false;
        try
        {
            await store.RecordAsync(batch.ConvertAll(one => one.Outcome), ct);
            kept = true;
        }
        catch (Exception failure)
        {
            LogNotRecorded(batch.Count, failure);

            // They are still due: without a pause they would be sent over and over.
            await Task.Delay(PauseAfterFailure, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _ended.Enqueue(new Batch(batch, kept));
        signal.Wake();
    }

    [LoggerMessage(LogLevel.Error, "What came of {Count} notifications could not be recorded")]
    private partial void LogNotRecorded(int count, Exception failure);

    private sealed record Batch(List<(TargetQueue Target, NotificationOutcome Outcome)> Outcomes, bool Kept);
}
