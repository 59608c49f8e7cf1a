using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Live;

/// <summary>A committed change of a transaction, for those who watch.</summary>
/// <param name="PushId">Our id of the push.</param>
/// <param name="InitiatorPushId">The initiator's own push-id; null where it was not at hand.</param>
/// <param name="Version">Grows with each change of the transaction: changes may be told in another order than they were made.</param>
public readonly record struct TransactionChanged(
    long TransactionId,
    long PushId,
    string InitiatorPushId,
    long AccountId,
    string Recipient,
    TransactionState State,
    TransactionStep Step,
    FailureCause Cause,
    DateTimeOffset At,
    int Version)
{
    /// <summary>PAP's status code: 1001 while pending.</summary>
    public int Code => Transaction.CodeOf(State, Cause);
}
