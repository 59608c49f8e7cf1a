using System.Net;

namespace PushPortal.Domain.Accounts;

/// <summary>One key of an account, without its secret: that is shown once and nowhere kept.</summary>
public sealed record ApiKey
{
    public const int LongestName = 100;

    /// <summary>Most keys of an account that are in force.</summary>
    public const int Most = 100;

    /// <summary>The longest time that the secret before may go on.</summary>
    public static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(30);

    public required long Id { get; init; }

    public required long AccountId { get; init; }

    public required string Name { get; init; }

    public required ApiScopes Scopes { get; init; }

    /// <summary>Submits to test recipients alone.</summary>
    public bool IsTest { get; init; }

    /// <summary>The last characters of the secret, to tell it by; null for a key from before keys had any.</summary>
    public string? Ending { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The portal user, or the account with the key that made it.</summary>
    public required string CreatedBy { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it got the secret that it has.</summary>
    public DateTimeOffset? RotatedAt { get; init; }

    /// <summary>The secret before is in force until then; null when there is none.</summary>
    public DateTimeOffset? PreviousUntil { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public string? RevokedBy { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public IPAddress? LastUsedFrom { get; init; }

    public bool IsInForce(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);
}
