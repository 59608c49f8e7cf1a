using PushPortal.Domain.Issues;

namespace PushPortal.Infrastructure.Issues;

/// <summary>What the audit log says of an issue.</summary>
internal sealed record FailureIssueFacts(IssueStatus Status, string? Owner, string? Note, DateTimeOffset? IgnoredUntil)
{
    internal static FailureIssueFacts Of(FailureIssue issue) => new(issue.Status, issue.Owner, issue.Note, issue.IgnoredUntil);
}
