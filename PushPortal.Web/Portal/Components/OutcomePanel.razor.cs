using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>What happened to a transaction, who said so, what happens next by itself, and what there is to do: in one look.</summary>
public sealed partial class OutcomePanel(IAccountDirectory accounts) : ComponentBase
{
    [Parameter, EditorRequired] public Push Push { get; set; } = default!;

    [Parameter, EditorRequired] public Transaction Transaction { get; set; } = default!;

    /// <summary>The last group that was on the air; null when none was.</summary>
    [Parameter] public GroupReport? Report { get; set; }

    /// <summary>Whether its initiator was told the result, or will not be told any more.</summary>
    [Parameter] public bool IsTold { get; set; }

    [CascadingParameter] private Viewer Viewer { get; set; } = default!;

    private StateLook Look => StateLook.Of(Transaction.State, Transaction.Step);

    private string? LinkName => Transaction.Cause.SaidBy() is FailureSource.Network or FailureSource.Handset or FailureSource.Link ? Report?.Link : null;

    /// <summary>The last answer that was not a delivery, as the link's protocol names it.</summary>
    private string? AnswerCode => Report is { } report && report.Attempts.LastOrDefault(attempt => attempt.Answer != SegmentAnswerKind.Delivered) is { Code: not 0 and var code }
        ? LinkAnswers.NameOf(report.LinkKind, code)
        : null;

    private string Sentence => Transaction.State switch
    {
        TransactionState.Delivered => Text["Outcome_DeliveredIn", Transaction.Segments, DurationText.Of(TimeSpan.FromMilliseconds(Math.Round((Transaction.UpdatedAt - IdSequence.MadeAt(Push.Id)).TotalMilliseconds)))],
        TransactionState.Pending when Transaction.Step == TransactionStep.Held && accounts.Find(Transaction.AccountId)?.Hold is { } hold => Text["Pending_HeldBy", hold.By, Viewer.SightOf(accounts).InWords(Transaction.AccountId, hold.Reason)],
        TransactionState.Pending => Text[$"Pending_{Transaction.Step}"],
        _ => Text[$"Ended_{Transaction.State}"],
    };

    private string NextStep => Transaction switch
    {
        { State: TransactionState.Pending, Step: TransactionStep.WaitingToRetry } when Transaction.Cause.WaitsForHandset() => Text["Next_HandsetOr"],
        { State: TransactionState.Pending, Step: TransactionStep.Held } when accounts.Find(Transaction.AccountId)?.Hold is null => Text["Next_Released"],
        { State: TransactionState.Pending } => Text[$"Next_{Transaction.Step}"],
        _ when Push.Notify is { Kind: not NotificationKind.Receipt } notify && notify.Tells(Transaction.State) && !IsTold => Text["Next_Notification"],
        _ when IsErasedFailure => Text["Next_Erased"],
        _ when TransactionLifecycle.MayRetry(Transaction.State) => Text["Next_Retry"],
        _ => Text["Next_Nothing"],
    };

    /// <summary>Of one behind others that were released, its end says nothing of its turn.</summary>
    private DateTimeOffset? NextAt => Transaction.State != TransactionState.Pending || (Transaction.Step == TransactionStep.Held && accounts.Find(Transaction.AccountId)?.Hold is null) ? null : Transaction.DueAt;

    /// <summary>It could be retried, were its content still there.</summary>
    private bool IsErasedFailure => Push.Erased is not null && TransactionLifecycle.MayRetry(Transaction.State);

    private string? Advice => IsErasedFailure ? Text["Advice_Erased"] : Transaction.State.IsFailed() ? Text.Advice(Transaction.Cause) : null;
}
