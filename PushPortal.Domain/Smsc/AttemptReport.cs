using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>One sending of one segment and what came back.</summary>
/// <param name="Code">The answer as the link's protocol has it; 0 when there is nothing to tell.</param>
public readonly record struct AttemptReport(int Segment, DateTimeOffset At, int DurationMilliseconds, SegmentAnswerKind Answer, FailureCause Cause, int Code = 0);
