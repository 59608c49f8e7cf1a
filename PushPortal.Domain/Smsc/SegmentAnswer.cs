using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>A link's answer to one attempt.</summary>
/// <param name="GroupId">The submission's id.</param>
/// <param name="Segment">1 to the number of segments.</param>
/// <param name="Attempt">The attempt that is answered, 1 for the first: a late answer to an earlier one is told apart.</param>
/// <param name="Code">The answer as the link's protocol has it, such as SMPP's command_status; 0 when there is nothing to tell.</param>
public readonly record struct SegmentAnswer(long GroupId, int Segment, int Attempt, SegmentAnswerKind Kind, FailureCause Cause, int Code = 0);
