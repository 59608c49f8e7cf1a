namespace PushPortal.Domain.Issues;

/// <summary>What somebody makes of an issue.</summary>
/// <param name="Owner">The name of a member of staff who may see to it; null or empty for nobody.</param>
/// <param name="IgnoreDays">For how long from now an ignored one is; of no other it is looked at.</param>
public sealed record IssueEdit(IssueStatus Status, string? Owner, string? Note, int IgnoreDays = IssueEdit.DefaultIgnoreDays)
{
    public const int DefaultIgnoreDays = 7;

    /// <summary>Characters.</summary>
    public const int LongestNote = 1000;

    /// <summary>For how many days something can be ignored.</summary>
    public static IReadOnlyList<int> IgnoreChoices { get; } = [1, DefaultIgnoreDays, 30];
}
