using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Api.Failures;

/// <summary>A transaction whose last run ended without delivery.</summary>
/// <param name="Push">Our id of its push.</param>
/// <param name="PushId">The initiator's push-id.</param>
/// <param name="Cause">Why, by its name, such as absent-subscriber.</param>
/// <param name="Reason">The same in words.</param>
/// <param name="Code">PAP's status code.</param>
/// <param name="Retryable">Whether another run may be opened.</param>
/// <param name="NotRetryableReason">Why none may, in words: how it ended, or that its content was erased; null when one may.</param>
internal sealed record FailureModel(
    string Id, string Push, string PushId, string Recipient, string State, string Cause, string Reason, int Code, bool Retryable, string? NotRetryableReason, DateTimeOffset EndedAt)
{
    internal static FailureModel Of(FailedTransaction failed)
    {
        var transaction = failed.Transaction;
        return new FailureModel(
            PublicId.Format(PublicId.Transaction, transaction.Id),
            PublicId.Format(PublicId.Push, transaction.PushId),
            failed.InitiatorPushId,
            transaction.Recipient,
            transaction.State.Word(),
            transaction.Cause.Name(),
            transaction.Cause.Words(),
            transaction.Code,
            failed.NeverRetried is null,
            failed.NeverRetried,
            transaction.UpdatedAt);
    }
}
