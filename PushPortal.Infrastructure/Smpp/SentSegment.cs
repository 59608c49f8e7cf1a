using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>An attempt at one segment, at an upstream SMSC.</summary>
/// <param name="Recipient">E.164 with the plus sign.</param>
/// <param name="At">When it was submitted, as a timestamp of the clock.</param>
internal readonly record struct SentSegment(long GroupId, int Segment, int Attempt, string Recipient, long At)
{
    internal static SentSegment Of(in SegmentDelivery segment, long at) => new(segment.GroupId, segment.Segment, segment.Attempt, segment.Recipient, at);

    internal SegmentAnswer Answer(AnswerRule rule, int code = 0) => new(GroupId, Segment, Attempt, rule.Kind, rule.Cause, code);
}
