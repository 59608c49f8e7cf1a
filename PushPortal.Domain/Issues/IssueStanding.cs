namespace PushPortal.Domain.Issues;

/// <summary>How an issue stands now.</summary>
/// <param name="Since">When it came to stand so; null when nobody has ever seen to it.</param>
/// <param name="Returned">It was resolved or ignored, and is open again by itself.</param>
public readonly record struct IssueStanding(IssueStatus Status, DateTimeOffset? Since, bool Returned);
