namespace PushPortal.Domain.Enquiries;

/// <summary>
/// Answers "what happened to mine?" for REST and the portal, apart from the message path. An <c>accountId</c> narrows what is seen to one account;
/// null sees all. Something of another account is answered like something that is not there.
/// </summary>
public interface IPushEnquiries
{
    Task<PushPage> PageAsync(PushFilter filter, CancellationToken ct);

    /// <param name="transactions">Most transactions to load.</param>
    Task<PushDetails?> FindPushAsync(long id, long? accountId, int transactions, CancellationToken ct);

    Task<TransactionDetails?> FindTransactionAsync(long id, long? accountId, CancellationToken ct);

    /// <summary>The newest push of the account with this initiator's push-id.</summary>
    Task<long?> FindByInitiatorPushIdAsync(string initiatorPushId, long? accountId, CancellationToken ct);

    /// <summary>The newest failed transactions, newest first, older than <paramref name="after"/> when given.</summary>
    Task<IReadOnlyList<FailedTransaction>> FailedAsync(long? accountId, long? after, int limit, CancellationToken ct);

    Task<DeliveryCounts> CountAsync(long? accountId, CancellationToken ct);
}
