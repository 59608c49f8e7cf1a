using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Enquiries;

/// <summary>A transaction that waits, with its push's own id.</summary>
public sealed record QueuedTransaction(Transaction Transaction, string InitiatorPushId);
