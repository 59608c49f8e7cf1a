using PushPortal.Domain.Enquiries;

namespace PushPortal.Domain.Issues;

/// <summary>Groups of failures with their issues.</summary>
/// <param name="Filter">What was asked with, narrowed to the groups that are shown.</param>
/// <param name="Issues">Of each group; empty for those who do not see issues.</param>
public sealed record FailureOverview(FailureFilter Filter, IReadOnlyList<FailureGroup> Groups, IReadOnlyDictionary<FailureKind, FailureIssue> Issues)
{
    public static FailureOverview Empty { get; } = new(new FailureFilter(), [], new Dictionary<FailureKind, FailureIssue>());
}
