using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Api.Transactions;

/// <summary>One sending of one segment.</summary>
/// <param name="DurationMs">From sending to the link's answer, in milliseconds.</param>
/// <param name="Answer">delivered, temporary, permanent, throttled, handset-away, link-lost, or none.</param>
/// <param name="Reason">The cause in words.</param>
/// <param name="AnswerCode">The answer as the link's protocol has it; left out when there is none.</param>
internal sealed record AttemptModel(DateTimeOffset At, int DurationMs, string Link, string Answer, string? Reason, int? AnswerCode)
{
    internal const string Delivered = "delivered";

    internal static AttemptModel Of(string link, AttemptReport attempt) => new(
        attempt.At,
        attempt.DurationMilliseconds,
        link,
        attempt.Answer switch
        {
            SegmentAnswerKind.Delivered => Delivered,
            SegmentAnswerKind.Temporary => "temporary",
            SegmentAnswerKind.Permanent => "permanent",
            SegmentAnswerKind.Throttled => "throttled",
            SegmentAnswerKind.HandsetAway => "handset-away",
            SegmentAnswerKind.LinkLost => "link-lost",
            _ => "none",
        },
        attempt.Cause == FailureCause.None ? null : attempt.Cause.Words(),
        attempt.Code == 0 ? null : attempt.Code);
}
