using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Api.Transactions;

/// <summary>A transaction as its push shows it.</summary>
/// <param name="State">PAP's message-state.</param>
/// <param name="Step">deferred, queued, suspended, waiting-to-retry or held; null in a final state.</param>
/// <param name="Code">PAP's status code.</param>
/// <param name="Reason">In words; null when there is nothing to explain.</param>
/// <param name="Segments">Short messages in the group.</param>
/// <param name="Attempts">Sendings of segments.</param>
internal sealed record TransactionModel(
    string Id,
    string Recipient,
    string State,
    string? Step,
    int Code,
    string? Reason,
    int Segments,
    int Attempts,
    bool PossibleDuplicate,
    DateTimeOffset? DueAt,
    DateTimeOffset UpdatedAt)
{
    internal static TransactionModel Of(Transaction transaction) => new(
        PublicId.Format(PublicId.Transaction, transaction.Id),
        transaction.Recipient,
        transaction.State.Word(),
        transaction.Step.Word(),
        transaction.Code,
        transaction.Cause == FailureCause.None ? null : transaction.Cause.Words(),
        transaction.Segments,
        transaction.Attempts,
        transaction.PossibleDuplicate,
        transaction.Step == TransactionStep.Suspended ? null : transaction.DueAt,
        transaction.UpdatedAt);
}
