using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Api.Transactions;

/// <summary>One transaction whole: its segments with every attempt, and its timeline.</summary>
/// <param name="PushId">The initiator's push-id.</param>
/// <param name="Push">Our id of the push.</param>
/// <param name="Run">1 at first; each retry asked for opens another.</param>
/// <param name="AttemptCount">Sendings of segments over all runs.</param>
/// <param name="ContentHidden">Whether the segments have zeros in the place of the content, because it shows numbers that the key does not see whole.</param>
internal sealed record TransactionDetailsModel(
    string Id,
    string Push,
    string PushId,
    string Recipient,
    string State,
    string? Step,
    int Code,
    string? Reason,
    int Run,
    DateTimeOffset? DueAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset UpdatedAt,
    bool PossibleDuplicate,
    int AttemptCount,
    bool ContentHidden,
    IReadOnlyList<SegmentModel> Segments,
    IReadOnlyList<TimelineModel> Timeline)
{
    internal static TransactionDetailsModel Of(TransactionDetails details)
    {
        var (transaction, push, timeline) = details;
        return new TransactionDetailsModel(
            PublicId.Format(PublicId.Transaction, transaction.Id),
            PublicId.Format(PublicId.Push, push.Id),
            push.InitiatorPushId,
            transaction.Recipient,
            transaction.State.Word(),
            transaction.Step.Word(),
            transaction.Code,
            transaction.Cause == FailureCause.None ? null : transaction.Cause.Words(),
            transaction.Run,
            transaction.Step == TransactionStep.Suspended ? null : transaction.DueAt,
            transaction.ExpiresAt,
            transaction.UpdatedAt,
            transaction.PossibleDuplicate,
            transaction.Attempts,
            push.ContentHidden,
            SegmentModel.Of(details),
            [.. timeline.Select(TimelineModel.Of)]);
    }
}
