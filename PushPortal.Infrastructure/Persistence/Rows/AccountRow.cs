using PushPortal.Domain.Accounts;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>accounts</c>: service providers.</summary>
internal sealed class AccountRow
{
    public long Id { get; set; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public bool Enabled { get; set; } = true;

    public int Weight { get; set; } = 1;
    public bool AllowsLoopbackTargets { get; set; }
    public required byte[] WebhookSecret { get; set; }

    /// <summary>The secret before, which signs as well until <see cref="PreviousSecretUntil"/>.</summary>
    public byte[]? PreviousWebhookSecret { get; set; }
    public long PreviousSecretUntil { get; set; }

    /// <summary>In CIDR notation, parted by spaces.</summary>
    public string AllowedTargetNetworks { get; set; } = "";

    /// <summary>0 for no limit.</summary>
    public int SubmissionsPerSecond { get; set; }

    /// <summary>0 for no limit.</summary>
    public long PushesPerDay { get; set; }

    /// <summary>In CIDR notation, divided by spaces; null: any.</summary>
    public string? HttpNetworks { get; set; }

    public bool HeaderEnrichment { get; set; }

    public bool ShowsNumbersToAll { get; set; }

    /// <summary>How long contents are kept; null: as the setting says.</summary>
    public long? ContentRetentionSeconds { get; set; }

    /// <summary>
    /// Up to which id its contents have been through their erasure, since it first had a time of its own for that; null: with those of all accounts. It stays when the time is taken
    /// away: those may be further than its own.
    /// </summary>
    public long? ContentErasedUpTo { get; set; }

    /// <summary>Since when its pushes are held, in UTC ticks; null while they are not.</summary>
    public long? HeldAt { get; set; }

    public string? HeldBy { get; set; }

    public string? HoldReason { get; set; }

    /// <summary>Slow hash of the SMPP password (<see cref="Accounts.SmppPassword"/>); null when it has none.</summary>
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
