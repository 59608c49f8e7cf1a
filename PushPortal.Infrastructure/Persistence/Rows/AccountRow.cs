namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>accounts</c>: service providers.</summary>
internal sealed class AccountRow
{
    public long Id { get; set; }
    public required string Code { get; set; }
    public required string Name { get; set; }

    /// <summary>SHA-256 of the API key; the key itself is shown once and not kept.</summary>
    public required byte[] ApiKeyHash { get; set; }
    public bool Enabled { get; set; } = true;

    public int Weight { get; set; } = 1;
    public bool AllowsLoopbackTargets { get; set; }
    public required byte[] WebhookSecret { get; set; }

    /// <summary>The secret before, which signs as well until <see cref="PreviousSecretUntil"/>.</summary>
    public byte[]? PreviousWebhookSecret { get; set; }
    public long PreviousSecretUntil { get; set; }

    /// <summary>In CIDR notation, parted by spaces.</summary>
    public string AllowedTargetNetworks { get; set; } = "";
}
