using static PushPortal.Domain.Transactions.TransactionEvent;
using static PushPortal.Domain.Transactions.TransactionState;
using static PushPortal.Domain.Transactions.TransactionStep;

namespace PushPortal.Domain.Transactions;

/// <summary>The whole life of a transaction on one page; what is not listed is refused.</summary>
public static class TransactionLifecycle
{
    /// <summary>The state and step after an event.</summary>
    /// <exception cref="TransitionRefusedException">The state does not allow the event.</exception>
    public static (TransactionState State, TransactionStep Step) Next(TransactionState state, TransactionStep step, TransactionEvent happened, bool deliverBeforeGiven = false) =>
        (state, step, happened) switch
        {
            // Deferred and waiting ones are handed over as soon as they are due: queued is a wait, not a station.
            (Pending, Deferred or Queued or WaitingToRetry or Held, HandedToSmsc) => (Pending, Suspended),
            (Pending, Deferred or Queued or WaitingToRetry, AccountHeld) => (Pending, Held),
            (Pending, Suspended, HandedOverAgain) => (Pending, Suspended),
            (Pending, Suspended, GroupDelivered) => (Delivered, None),
            (Pending, Suspended, GroupFailed { RetryAt: not null }) => (Pending, WaitingToRetry),
            // The last try was under way when the initiator's deadline passed: the same end as waiting through it.
            (Pending, Suspended, GroupFailed { Answer.Outcome: SubmitOutcome.TemporaryFailure }) when deliverBeforeGiven => (Expired, None),
            (Pending, Suspended, GroupFailed failed) => (FinalAfter(failed.Answer), None),
            (Pending, Suspended, SmscSilent) => (TransactionState.Timeout, None),
            (Pending, WaitingToRetry, HandsetReturned) => (Pending, Queued),
            // Nothing but the initiator's own deadline is called expired once the handset has been tried.
            (Pending, WaitingToRetry, LifetimeEnded) when !deliverBeforeGiven => (Undeliverable, None),
            (Pending, Held, LifetimeEnded { WasTried: true }) when !deliverBeforeGiven => (Undeliverable, None),
            (Pending, Deferred or Queued or WaitingToRetry or Held, LifetimeEnded) => (Expired, None),
            (Pending, Deferred or Queued or WaitingToRetry or Held, CancelRequested) => (Cancelled, None),
            (Undeliverable or Expired or Aborted or TransactionState.Timeout, None, RetryRequested) => (Pending, Queued),
            _ => throw new TransitionRefusedException(state, step, happened),
        };

    /// <summary>Whether a retry may open a new run: finally failed, for a cause that lies with the network, the handset or the time.</summary>
    public static bool MayRetry(TransactionState state) => state is Undeliverable or Expired or Aborted or TransactionState.Timeout;

    private static TransactionState FinalAfter(SubmitAnswer answer) => answer.Cause switch
    {
        FailureCause.LifetimeEnded => Expired,
        _ => Undeliverable,
    };
}
