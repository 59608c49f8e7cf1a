namespace PushPortal.Domain.Issues;

/// <summary>What came of changing an issue.</summary>
public abstract record IssueSaved
{
    private IssueSaved()
    {
    }

    public sealed record Saved(FailureIssue Issue) : IssueSaved;

    /// <summary>Somebody else changed it first; nothing was kept of this change.</summary>
    /// <param name="Current">As they left it.</param>
    public sealed record Changed(FailureIssue Current) : IssueSaved;

    /// <summary>Nobody of that name may see to it.</summary>
    public sealed record NoSuchOwner : IssueSaved;

    public sealed record NoteTooLong : IssueSaved;

    /// <summary>It cannot be ignored for so long.</summary>
    public sealed record BadTime : IssueSaved;
}
