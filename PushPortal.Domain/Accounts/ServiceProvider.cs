using PushPortal.Domain.Callbacks;

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

    /// <summary>Networks in CIDR notation where its notifications may go although the addresses are not public; also by plain http.</summary>
    public IReadOnlyList<string> AllowedTargetNetworks { get; init; } = [];

    /// <summary>Signs its webhooks; 24 to 64 octets.</summary>
    public ReadOnlyMemory<byte> WebhookSecret { get; init; }

    /// <summary>Signs them as well until <see cref="PreviousSecretUntil"/>, while the account changes over to the new one; empty when there was none.</summary>
    public ReadOnlyMemory<byte> PreviousWebhookSecret { get; init; }

    public DateTimeOffset PreviousSecretUntil { get; init; }

    /// <summary>Where it is told the results of pushes that name no target; null when it has no such endpoint.</summary>
    public CallbackEndpoint? Callbacks { get; init; }

    /// <summary>Whether it has a password of its own for the SMPP server. Without one it binds with its API key, if that is short enough, or not at all.</summary>
    public bool HasSmppPassword { get; init; }

    /// <summary>How much it may submit.</summary>
    public AccountLimits Limits { get; init; } = AccountLimits.None;

    /// <summary>Networks in CIDR notation that its keys may be used from by HTTP; none: any.</summary>
    public IReadOnlyList<string> HttpNetworks { get; init; } = [];

    /// <summary>Whether the WAP gateway tells its origins the number of a handset that fetches what one of its pushes named.</summary>
    public bool HeaderEnrichment { get; init; }

    /// <summary>Whether readers, monitors and keys that only read see whole numbers of its recipients as well; else they see them hidden.</summary>
    public bool ShowsNumbersToAll { get; init; }

    /// <summary>How long contents of its pushes that ended are kept; null: as long as the gateway's setting says.</summary>
    public TimeSpan? ContentRetention { get; init; }

    /// <summary>Its pushes are held; null while they go their way.</summary>
    public AccountHold? Hold { get; init; }

    /// <summary>What it may do at the SMPP server.</summary>
    public SmppAccess Smpp { get; init; } = new();
}
