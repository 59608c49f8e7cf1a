using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>One sending of one segment and what came back.</summary>
public readonly record struct AttemptReport(int Segment, DateTimeOffset At, int DurationMilliseconds, SegmentAnswerKind Answer, FailureCause Cause);
