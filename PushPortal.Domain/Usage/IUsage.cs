namespace PushPortal.Domain.Usage;

/// <summary>What accounts submitted by day and content type: rolled up hour by hour, and kept longer than the pushes.</summary>
public interface IUsage
{
    /// <param name="accountId">Null for all accounts.</param>
    Task<UsageDays> OfAsync(long? accountId, DateOnly first, DateOnly last, CancellationToken ct);
}
