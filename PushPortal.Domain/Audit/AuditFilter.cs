namespace PushPortal.Domain.Audit;

/// <summary>Which entries of the audit log are asked for; null lets all through.</summary>
public sealed record AuditFilter
{
    /// <summary>The actor's whole name.</summary>
    public string? Actor { get; init; }

    public string? Action { get; init; }

    /// <summary>The subject's whole id or name.</summary>
    public string? Subject { get; init; }

    /// <summary>The account's code.</summary>
    public string? Account { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? To { get; init; }
}
