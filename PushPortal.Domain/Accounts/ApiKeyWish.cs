namespace PushPortal.Domain.Accounts;

/// <summary>What a new key is to be.</summary>
public sealed record ApiKeyWish
{
    public required string Name { get; init; }

    public required ApiScopes Scopes { get; init; }

    public bool IsTest { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}
