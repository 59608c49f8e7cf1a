using PushPortal.Domain.Accounts;

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

    /// <summary>Slow hash of the SMPP password (<see cref="Accounts.SmppPassword"/>); null when the API key is short enough to be one.</summary>
    public string? SmppPasswordHash { get; set; }

    public int SmppWindow { get; set; } = SmppAccess.DefaultWindow;

    public int SmppBinds { get; set; } = SmppAccess.DefaultBinds;

    /// <summary>0 for no limit.</summary>
    public int SmppSegmentsPerSecond { get; set; }

    /// <summary>Divided by spaces; null: any.</summary>
    public string? SmppSourcePrefixes { get; set; }

    /// <summary>In CIDR notation, divided by spaces; null: any.</summary>
    public string? SmppNetworks { get; set; }
}
