namespace PushPortal.Domain.Refusals;

/// <summary>The refusals that are kept, for the store's retention time.</summary>
public interface IRefusalStore
{
    Task AddAsync(IReadOnlyList<Refusal> refusals);

    Task<IReadOnlyList<Refusal>> PageAsync(RefusalFilter filter, int limit, CancellationToken ct);

    /// <param name="accountId">Whose it has to be; null for staff.</param>
    Task<Refusal?> FindAsync(long id, long? accountId, CancellationToken ct);
}
