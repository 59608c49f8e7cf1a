using PushPortal.Domain.Notifications;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Disk;

/// <summary>What has to be found in a store that is opened again, whatever happened to its disk.</summary>
internal static class StoredRules
{
    /// <summary>Of so many pushes, the newest, the history is read too.</summary>
    private const int WithHistory = 20;

    /// <param name="store">Opened anew.</param>
    /// <param name="acknowledged">What had been acknowledged before.</param>
    /// <param name="handedOver">Every push that the earlier store was ever handed.</param>
    internal static async Task CheckAsync(StoreUnderTest store, List<AcknowledgedPush> acknowledged, IEnumerable<LoadedPush> handedOver)
    {
        var ct = TestContext.Current.CancellationToken;
        Assert.Equal(["ok"], store.Lines("PRAGMA integrity_check"));
        var due = await store.Notifications.DueAsync("initiator.example:443", NotificationPosition.First, DateTimeOffset.MaxValue, int.MaxValue - 1, ct);
        var untold = due.Due.Select(notification => notification.Transaction.Id).ToHashSet();
        foreach (var push in acknowledged)
        {
            var stored = await StoredAsync(store, push.Loaded);
            Assert.True(stored is not null, $"{push.Loaded.Push.InitiatorPushId} was acknowledged and is lost");
            CheckSteps(push, stored, untold);
        }

        foreach (var push in acknowledged.TakeLast(WithHistory))
        {
            await CheckHistoryAsync(store, push, ct);
        }

        foreach (var push in handedOver.Except(acknowledged.Select(push => push.Loaded)))
        {
            await StoredAsync(store, push);
        }
    }

    /// <summary>The push's transactions by their ids; null when nothing of it is there. A part of it is never there.</summary>
    private static async Task<Dictionary<long, Transaction>?> StoredAsync(StoreUnderTest store, LoadedPush push)
    {
        if (await store.Store.TransactionsAsync(push.Push.Id, TestContext.Current.CancellationToken) is not { } found)
        {
            return null;
        }

        Assert.Equal(push.Push.InitiatorPushId, found.Push.InitiatorPushId);
        Assert.Equal(push.Push.Datagram.ToArray(), found.Push.Datagram.ToArray());
        Assert.Equal(push.Starts.Select(start => start.Transaction.Recipient), found.Transactions.Select(transaction => transaction.Recipient));
        return found.Transactions.ToDictionary(transaction => transaction.Id);
    }

    private static void CheckSteps(AcknowledgedPush push, Dictionary<long, Transaction> stored, HashSet<long> untold)
    {
        foreach (var step in push.Steps)
        {
            var now = stored[step.After.Id];
            Assert.True(now.Version >= step.After.Version, $"{step.Kind} of {push.Loaded.Push.InitiatorPushId} was acknowledged and is lost");
            Assert.True(now.Version > step.After.Version || now == step.After, $"{now} is not {step.After}");
            if (step.Confirms)
            {
                Assert.DoesNotContain(step.After.Id, untold);
            }
            else if (step.After.State.IsFinal() && !push.Asked.Any(asked => asked.Confirms && asked.After.Id == step.After.Id))
            {
                Assert.Contains(step.After.Id, untold);
            }
        }
    }

    private static async Task CheckHistoryAsync(StoreUnderTest store, AcknowledgedPush push, CancellationToken ct)
    {
        foreach (var start in push.Loaded.Starts)
        {
            var details = await store.Enquiries.FindTransactionAsync(start.Transaction.Id, null, ct);
            var kinds = details!.Timeline.Select(line => line.Kind).ToList();
            Assert.Equal(kinds.Distinct(), kinds);
            Assert.Superset(
                push.Steps.Where(step => step.After.Id == start.Transaction.Id).Select(step => step.Kind).Append(TimelineKind.Accepted).ToHashSet(),
                kinds.ToHashSet());
        }
    }
}
