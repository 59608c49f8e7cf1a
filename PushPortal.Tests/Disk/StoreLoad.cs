using System.Collections.Concurrent;
using System.Globalization;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Notifications;
using PushPortal.Tests.Persistence;
using PushPortal.Tests.Pushes;
using PushPortal.Tests.Transactions;

namespace PushPortal.Tests.Disk;

/// <summary>Several senders that take pushes through their lives, each as fast as the store acknowledges: accepted, handed over, delivered or failed, told.</summary>
internal sealed class StoreLoad(StoreUnderTest store) : IAsyncDisposable
{
    private const int Senders = 8;

    private static readonly TimeSpan PauseAfterRefusal = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<LoadedPush> _pushes = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _senders = [];
    private int _next;

    /// <summary>Every push that was handed to the store, acknowledged or not.</summary>
    internal IEnumerable<LoadedPush> Pushes => _pushes;

    internal void Start() => _senders.AddRange(Enumerable.Range(0, Senders).Select(_ => Task.Run(SendAsync)));

    /// <summary>What is acknowledged at this instant.</summary>
    internal List<AcknowledgedPush> Acknowledged() => [.. _pushes.Select(push => push.Acknowledged()).OfType<AcknowledgedPush>()];

    /// <summary>Ends the senders. Fails with what the first of them failed with.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_senders);
        _stopping.Dispose();
    }

    private async Task SendAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _next);
            var recipients = Enumerable.Range(0, (number % 3) + 1).Select(recipient => string.Create(CultureInfo.InvariantCulture, $"+86138{(number * 3) + recipient:D8}"));
            var (push, starts) = store.Make(SamplePush.Request(string.Create(CultureInfo.InvariantCulture, $"push-{number}"), [.. recipients]));
            var loaded = new LoadedPush(push, starts);
            _pushes.Enqueue(loaded);
            loaded.Accepted = store.Store.AcceptAsync(push, starts, null, CancellationToken.None);
            try
            {
                await loaded.Accepted;
            }
            catch (StoreBusyException)
            {
                // The next one may be taken.
                await Task.Delay(PauseAfterRefusal, TimeProvider.System);
                continue;
            }

            await Task.WhenAll(starts.Select(start => LiveAsync(loaded, start.Transaction, number % 4 != 0)));
        }
    }

    private async Task LiveAsync(LoadedPush loaded, Transaction transaction, bool delivered)
    {
        var submission = store.Store.Ids.Next();
        var suspended = await ApplyAsync(loaded, transaction, new TransactionEvent.HandedToSmsc(submission, store.Now.AddMinutes(2)));
        var ended = await ApplyAsync(
            loaded,
            suspended.After,
            delivered ? new TransactionEvent.GroupDelivered(SampleTransactions.Delivered(submission)) : new TransactionEvent.GroupFailed(SampleTransactions.Failed(submission), null));
        var outcome = SampleOutcome.Of(new DueNotification(ended.Notification!, ended.After, loaded.Push), confirmed: true, null, store.Now);
        var step = new LoadedStep(ended.After, outcome.Entry.Kind, Confirms: true);
        loaded.Add(step);
        await (step.Stored = store.Notifications.RecordAsync([outcome], CancellationToken.None));
    }

    private async Task<TransactionChange> ApplyAsync(LoadedPush loaded, Transaction before, TransactionEvent happened)
    {
        var change = before.After(happened, store.Now, SamplePush.Webhook, store.Store.Ids.Next);
        var step = new LoadedStep(change.After, change.Entry?.Kind ?? TimelineKind.HandedToSmsc, Confirms: false);
        loaded.Add(step);
        var stored = store.Store.ApplyAsync([change], CancellationToken.None);
        step.Stored = stored;
        Assert.True((await stored)[0]);
        return change;
    }
}
