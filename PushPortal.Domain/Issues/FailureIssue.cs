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

    /// <summary>When it came to stand as it was set: a change of the note or the owner alone leaves that. Null when nobody has set it.</summary>
    public DateTimeOffset? Since { get; init; }

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
        _ => new(Status, Since, Returned: false),
    };

    /// <summary>What an edit makes of it. Where that sets what it stands as already, it goes on standing so: since then, and until when it is ignored unless a new time is chosen.</summary>
    /// <param name="by">The name of who makes it.</param>
    public FailureIssue After(IssueEdit edit, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(edit);
        var standing = StandingAt(now);
        var goesOn = standing.Status == edit.Status;
        return new FailureIssue
        {
            Key = Key,
            Status = edit.Status,
            Owner = edit.Owner,
            Note = edit.Note,
            Since = goesOn ? standing.Since ?? now : now,
            IgnoredUntil = edit.Status != IssueStatus.Ignored ? null
                : goesOn && edit.IgnoreDays is null ? IgnoredUntil
                : now.AddDays(edit.IgnoreDays ?? IssueEdit.DefaultIgnoreDays),
            By = by,
            At = now,
            Version = Version + 1,
        };
    }
}
