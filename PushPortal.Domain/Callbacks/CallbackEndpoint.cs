using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Callbacks;

/// <summary>Where an account is told the results of those of its pushes that name no target themselves.</summary>
public sealed record CallbackEndpoint
{
    public required long Id { get; init; }

    public required long AccountId { get; init; }

    /// <summary>What its pushes bear: made once, not with each push.</summary>
    public required NotificationTarget Target { get; init; }

    public Uri Url => Target.Url;

    public CallbackEvents Events => Target.OfEndpoint ?? CallbackEvents.None;

    /// <summary>While it is disabled nothing is sent there: results are kept as skipped.</summary>
    public required bool Enabled { get; init; }

    /// <summary>When it was enabled or disabled last.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Who did that: a portal account or the provider's code; empty when the gateway did.</summary>
    public required string By { get; init; }

    public CallbackSwitch Why { get; init; }

    /// <summary>Since when nothing was confirmed there, as it was last stored; null when something was, or nothing was sent.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Counts its changes by people.</summary>
    public required int Version { get; init; }

    public static NotificationTarget TargetOf(Uri url, CallbackEvents events) => new(NotificationKind.Webhook, url) { OfEndpoint = events };
}
