using PushPortal.Domain.Audit;

namespace PushPortal.Domain.Accounts;

/// <summary>The keys of accounts. A change is in force at once, without a restart, and has its entry in the audit log.</summary>
public interface IApiKeys
{
    /// <summary>So long the secret before goes on unless said otherwise.</summary>
    TimeSpan UsualOverlap { get; }

    /// <summary>The account's keys, the newest first; those that were revoked or have expired among them.</summary>
    IReadOnlyList<ApiKey> Of(long accountId);

    /// <summary>Makes a key.</summary>
    Task<ApiKeyMade> CreateAsync(long accountId, ApiKeyWish wish, Actor by, CancellationToken ct);

    /// <summary>Gives a key another secret. The one before goes on for a while; one before that ends now.</summary>
    Task<ApiKeyMade> RotateAsync(long accountId, long id, TimeSpan overlap, Actor by, CancellationToken ct);

    /// <summary>Ends a key now; false when the account has none of this id. One that ended before stays as it is.</summary>
    Task<bool> RevokeAsync(long accountId, long id, Actor by, string? reason, CancellationToken ct);
}
