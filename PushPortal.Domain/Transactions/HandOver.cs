namespace PushPortal.Domain.Transactions;

/// <summary>When and how a transaction came to the SMSC. It is no line of its own in the store: it stands in the line that ends it, and until then in the transaction.</summary>
/// <param name="SubmissionId">What the SMSC answers by.</param>
/// <param name="Try">1 for the first hand-over of the run.</param>
public readonly record struct HandOver(DateTimeOffset At, long SubmissionId, int Try);
