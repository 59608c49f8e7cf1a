using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Enquiries;

/// <summary>What the dashboard counts.</summary>
/// <param name="Accepted">Transactions accepted in the last 24 hours (whole hours).</param>
/// <param name="Ended">Runs ended in the last 24 hours, by final state.</param>
/// <param name="Pending">Transactions by step, now.</param>
public sealed record DeliveryCounts(
    long Accepted,
    IReadOnlyDictionary<TransactionState, long> Ended,
    IReadOnlyDictionary<TransactionStep, long> Pending);
