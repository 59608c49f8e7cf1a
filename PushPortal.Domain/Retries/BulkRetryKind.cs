using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Retries;

/// <summary>How many transactions of one account a plan found that had ended alike, and how many of them it would retry.</summary>
public sealed record BulkRetryKind(long AccountId, TransactionState State, FailureCause Cause, int Found, int WouldRetry);
