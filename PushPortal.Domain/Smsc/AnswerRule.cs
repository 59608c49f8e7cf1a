using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>What one answer of a link means: what follows, and the cause that is told.</summary>
public readonly record struct AnswerRule(SegmentAnswerKind Kind, FailureCause Cause);
