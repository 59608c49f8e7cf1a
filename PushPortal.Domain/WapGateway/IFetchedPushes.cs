using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.WapGateway;

/// <summary>Finds the push that made a handset fetch a URL.</summary>
public interface IFetchedPushes
{
    /// <summary>The newest transaction to this number whose push names this URL; null when there is none among the newest of the number.</summary>
    Task<Transaction?> FindAsync(string msisdn, string url, CancellationToken ct);

    /// <summary>How many fetches stand on a transaction's timeline.</summary>
    Task<int> FetchesOfAsync(long transactionId, CancellationToken ct);
}
