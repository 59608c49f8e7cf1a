namespace PushPortal.Domain.Issues;

/// <summary>What somebody makes of an issue.</summary>
/// <param name="Owner">The name of a member of staff who may see to it; null or empty for nobody.</param>
/// <param name="IgnoreDays">For how long from now an ignored one is, of <see cref="IgnoreChoices"/>; null for as long as it is already, or the default. Of no other it is looked at.</param>
public sealed record IssueEdit(IssueStatus Status, string? Owner, string? Note, int? IgnoreDays = null)
{
    public const int DefaultIgnoreDays = 7;

    /// <summary>Characters.</summary>
    public const int LongestNote = 1000;

    /// <summary>For how many days something can be ignored.</summary>
    public static IReadOnlyList<int> IgnoreChoices { get; } = [1, DefaultIgnoreDays, 30];

    /// <summary>Why it cannot be made of any issue; null when it can.</summary>
    public IssueSaved? Problem =>
        Note?.Length > LongestNote ? new IssueSaved.NoteTooLong()
        : Status == IssueStatus.Ignored && IgnoreDays is { } days && !IgnoreChoices.Contains(days) ? new IssueSaved.BadTime()
        : null;

    /// <summary>The same without the space around its texts; what has nothing else is null.</summary>
    public IssueEdit Trimmed() => this with { Owner = Text(Owner), Note = Text(Note) };

    private static string? Text(string? written) => string.IsNullOrWhiteSpace(written) ? null : written.Trim();
}
