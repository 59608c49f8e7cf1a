namespace PushPortal.Domain.Retries;

/// <summary>One transaction of a bulk retry.</summary>
/// <param name="Version">The transaction's when the plan was made.</param>
public sealed record BulkRetryItem(long TransactionId, int Version, BulkRetryOutcome Outcome);
