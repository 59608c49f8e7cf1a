namespace PushPortal.Domain.Issues;

/// <summary>What support has decided about a group of failures, by whom and when.</summary>
public sealed record FailureIssue
{
    public required IssueKey Key { get; init; }

    /// <summary>As it was set; <see cref="StandingAt"/> says how it stands.</summary>
    public IssueStatus Status { get; init; }

    /// <summary>The member of staff who sees to it; null for nobody.</summary>
    public string? Owner { get; init; }

    public string? Note { get; init; }

    /// <summary>Until when it is ignored; null when it is not.</summary>
    public DateTimeOffset? IgnoredUntil { get; init; }

    /// <summary>Who changed it last; empty when nobody has.</summary>
    public string By { get; init; } = "";

    /// <summary>When it was changed last; null when it never was.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Goes up with each change; 0 when there was none.</summary>
    public int Version { get; init; }

    /// <summary>The first end, after it was resolved, among the failures of the group that stand; null when there is none, or it is not resolved.</summary>
    public DateTimeOffset? FailedAgainAt { get; init; }

    /// <summary>How it stands: a resolved one is open while something stands failed that ended after it was resolved, an ignored one once its time is over.</summary>
    public IssueStanding StandingAt(DateTimeOffset now) => Status switch
    {
        IssueStatus.Resolved when FailedAgainAt is { } failed => new(IssueStatus.Open, failed, Returned: true),
        IssueStatus.Ignored when IgnoredUntil <= now => new(IssueStatus.Open, IgnoredUntil, Returned: true),
        _ => new(Status, At, Returned: false),
    };
}
