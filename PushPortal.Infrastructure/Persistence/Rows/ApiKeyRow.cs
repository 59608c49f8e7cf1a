namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>api_keys</c>: the keys of accounts.</summary>
internal sealed class ApiKeyRow
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public required string Name { get; set; }

    /// <summary>See <see cref="Domain.Accounts.ApiScopes"/>.</summary>
    public int Scopes { get; set; }

    public bool IsTest { get; set; }

    /// <summary>SHA-256 of the secret; the secret itself is shown once and not kept.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>The last characters of the secret; null for a key from before keys had any.</summary>
    public string? Ending { get; set; }

    /// <summary>Of the secret before, which goes on until <see cref="PreviousUntil"/>.</summary>
    public byte[]? PreviousHash { get; set; }

    public long? PreviousUntil { get; set; }

    public long CreatedAt { get; set; }

    public required string CreatedBy { get; set; }

    public long? ExpiresAt { get; set; }

    public long? RotatedAt { get; set; }

    public long? RevokedAt { get; set; }

    public string? RevokedBy { get; set; }

    public long? LastUsedAt { get; set; }

    public string? LastUsedFrom { get; set; }
}
