using PushPortal.Domain.Live;

namespace PushPortal.Domain.Transactions;

/// <summary>What watchers are told of a transaction.</summary>
public static class TransactionFeed
{
    public static TransactionChanged Changed(this Transaction transaction, string initiatorPushId) => new(
        transaction.Id,
        transaction.PushId,
        initiatorPushId,
        transaction.AccountId,
        transaction.Recipient,
        transaction.State,
        transaction.Step,
        transaction.Cause,
        transaction.UpdatedAt,
        transaction.Version);
}
