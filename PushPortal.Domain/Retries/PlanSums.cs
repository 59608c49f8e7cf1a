using System.Runtime.InteropServices;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Retries;

/// <summary>Adds up what a plan has found.</summary>
internal sealed class PlanSums
{
    private readonly Dictionary<(long AccountId, TransactionState State, FailureCause Cause), (int Found, int WouldRetry)> _kinds = [];

    internal BulkRetryCounts Counts { get; private set; } = BulkRetryCounts.None;

    internal BulkRetryItem Add(Transaction transaction, BulkRetryOutcome outcome)
    {
        Counts = Counts.Add(outcome, 1);
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_kinds, (transaction.AccountId, transaction.State, transaction.Cause), out _);
        sums = (sums.Found + 1, sums.WouldRetry + (outcome == BulkRetryOutcome.Waiting ? 1 : 0));
        return new BulkRetryItem(transaction.Id, transaction.Version, outcome);
    }

    internal IReadOnlyList<BulkRetryKind> Kinds() =>
    [
        .. from kind in _kinds
           orderby kind.Value.Found descending, kind.Key
           select new BulkRetryKind(kind.Key.AccountId, kind.Key.State, kind.Key.Cause, kind.Value.Found, kind.Value.WouldRetry),
    ];
}
