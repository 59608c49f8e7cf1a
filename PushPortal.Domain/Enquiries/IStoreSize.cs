namespace PushPortal.Domain.Enquiries;

/// <summary>How large the database is.</summary>
public interface IStoreSize
{
    /// <returns>Octets of the database itself, without the log that is carried over into it.</returns>
    Task<long> OctetsAsync(CancellationToken ct);
}
