namespace PushPortal.Domain.Accounts;

/// <summary>An account that submits pushes. Everything it submits is seen by it and by staff alone.</summary>
public sealed record ServiceProvider
{
    public required long Id { get; init; }

    /// <summary>The id it signs in with: PAP's user name and SMPP's system_id.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>Its share in front of a link when several accounts wait; 1 to 1,000.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Whether its notifications may go to plain-http and loopback addresses; for demonstrations and tests on one machine.</summary>
    public bool AllowsLoopbackTargets { get; init; }

    /// <summary>Signs its webhooks; 24 to 64 octets.</summary>
    public ReadOnlyMemory<byte> WebhookSecret { get; init; }

    /// <summary>What it may do at the SMPP server.</summary>
    public SmppAccess Smpp { get; init; } = new();
}
