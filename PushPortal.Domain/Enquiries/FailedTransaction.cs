using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Enquiries;

/// <summary>A transaction that ended without delivery, with its push's own id, for those who retry.</summary>
public sealed record FailedTransaction(Transaction Transaction, string InitiatorPushId);
