using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Enquiries;

/// <summary>What the dashboard counts.</summary>
/// <param name="Accepted">Transactions accepted in the last 24 hours (whole hours).</param>
/// <param name="Ended">Runs ended in the last 24 hours, by final state.</param>
/// <param name="Pending">Transactions by step, now.</param>
/// <param name="OldestDue">When the first of those that wait to be handed to the SMSC fell due; null when none has, or one account is asked about.</param>
public sealed record DeliveryCounts(
    long Accepted,
    IReadOnlyDictionary<TransactionState, long> Ended,
    IReadOnlyDictionary<TransactionStep, long> Pending,
    DateTimeOffset? OldestDue = null);
