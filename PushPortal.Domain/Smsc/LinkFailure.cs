using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>An answer of a link that delivered nothing.</summary>
/// <param name="Code">The answer as the link's protocol has it; 0 when there is nothing to tell.</param>
public readonly record struct LinkFailure(DateTimeOffset At, SegmentAnswerKind Kind, FailureCause Cause, int Code);
