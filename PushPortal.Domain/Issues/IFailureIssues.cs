using PushPortal.Domain.Audit;
using PushPortal.Domain.Enquiries;

namespace PushPortal.Domain.Issues;

/// <summary>Keeps what support has decided about groups of failures, apart from the message path.</summary>
public interface IFailureIssues
{
    /// <summary>Another number whenever an issue has changed.</summary>
    int Revision { get; }

    /// <summary>The issues of these kinds; of one that nobody has seen to, an open one without history.</summary>
    Task<IReadOnlyDictionary<FailureKind, FailureIssue>> OfAsync(long? accountId, IReadOnlyCollection<FailureKind> kinds, CancellationToken ct);

    /// <summary>Changes an issue, with its entry in the audit log in the same commit.</summary>
    /// <param name="version">Of the issue that the change was made on.</param>
    Task<IssueSaved> SaveAsync(IssueKey key, IssueEdit edit, int version, Actor by, CancellationToken ct);
}
