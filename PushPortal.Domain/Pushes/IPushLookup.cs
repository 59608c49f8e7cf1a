
namespace PushPortal.Domain.Pushes;

/// <summary>Finds a whole push, for requests about all of its recipients.</summary>
public interface IPushLookup
{
    Task<PushWithTransactions?> TransactionsAsync(long pushId, CancellationToken ct);
}
