using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Retries;

/// <summary>What is to be done with one transaction of a bulk retry: a change that opens a new run, or, when that is null, only an outcome.</summary>
public sealed record BulkRetryStep(long TransactionId, TransactionChange? Change, BulkRetryOutcome Outcome);
