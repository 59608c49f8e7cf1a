using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Live;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Api.Events;

/// <summary>A change of a transaction: what it was afterwards.</summary>
/// <param name="Id">The transaction's id.</param>
/// <param name="Push">Our id of the push.</param>
/// <param name="PushId">The initiator's push-id.</param>
/// <param name="State">PAP's message-state.</param>
/// <param name="Step">deferred, queued, suspended, waiting-to-retry or held; null in a final state.</param>
/// <param name="Code">PAP's status code.</param>
/// <param name="Reason">In words; null when there is nothing to explain.</param>
/// <param name="At">When it changed.</param>
internal sealed record TransactionEventModel(
    string Id,
    string Push,
    string PushId,
    string Recipient,
    string State,
    string? Step,
    int Code,
    string? Reason,
    DateTimeOffset At)
{
    internal static TransactionEventModel Of(in TransactionChanged change) => new(
        PublicId.Format(PublicId.Transaction, change.TransactionId),
        PublicId.Format(PublicId.Push, change.PushId),
        change.InitiatorPushId,
        change.Recipient,
        change.State.Word(),
        change.Step.Word(),
        change.Code,
        change.Cause == FailureCause.None ? null : change.Cause.Words(),
        change.At);
}
