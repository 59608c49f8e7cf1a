
namespace PushPortal.Domain.Pushes;

/// <summary>Finds a whole push, for requests about all of its recipients.</summary>
public interface IPushLookup
{
    Task<PushWithTransactions?> TransactionsAsync(long pushId, CancellationToken ct);

    /// <summary>Whose push it is; null when there is none.</summary>
    Task<long?> AccountOfAsync(long pushId, CancellationToken ct);

    /// <summary>The push that stands against another one of the account with this push-id now; null when there is none.</summary>
    Task<long?> UsedPushIdAsync(long accountId, string pushId, DateTimeOffset now, CancellationToken ct);

    /// <summary>What came of a request of this key before; null when there was none. It asks the store, so only those are asked about that are refused otherwise.</summary>
    Task<AcceptOutcome?> FindRequestAsync(long accountId, IdempotentRequest request, CancellationToken ct);
}
