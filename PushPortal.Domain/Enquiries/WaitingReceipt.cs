using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Enquiries;

/// <summary>A delivery receipt that its ESME has not acknowledged.</summary>
/// <param name="EventAt">When the transaction came to its end.</param>
public sealed record WaitingReceipt(long AccountId, long TransactionId, TransactionState State, DateTimeOffset EventAt);
