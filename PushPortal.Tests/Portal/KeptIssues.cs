using PushPortal.Domain.Audit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Issues;

namespace PushPortal.Tests.Portal;

/// <summary>Issues in memory, which guard their versions as the real ones do.</summary>
internal sealed class KeptIssues(TimeProvider clock) : IFailureIssues
{
    internal const string Nobody = "nobody";

    private readonly Dictionary<IssueKey, FailureIssue> _issues = [];

    internal IEnumerable<FailureIssue> All => _issues.Values;

    public int Revision { get; private set; }

    internal void Put(FailureIssue issue)
    {
        _issues[issue.Key] = issue;
        Revision++;
    }

    public Task<IReadOnlyDictionary<FailureKind, FailureIssue>> OfAsync(long? accountId, IReadOnlyCollection<FailureKind> kinds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<FailureKind, FailureIssue>>(kinds.ToDictionary(kind => kind, kind => Of(new IssueKey(accountId, kind))));

    public Task<IssueSaved> SaveAsync(IssueKey key, IssueEdit edit, int version, Actor by, CancellationToken ct)
    {
        if (Of(key) is var before && before.Version != version)
        {
            return Task.FromResult<IssueSaved>(new IssueSaved.Changed(before));
        }

        if (edit.Owner == Nobody)
        {
            return Task.FromResult<IssueSaved>(new IssueSaved.NoSuchOwner());
        }

        Put(before.After(edit.Trimmed(), by.Name, clock.GetUtcNow()));
        return Task.FromResult<IssueSaved>(new IssueSaved.Saved(_issues[key]));
    }

    private FailureIssue Of(IssueKey key) => _issues.GetValueOrDefault(key) ?? new FailureIssue { Key = key };
}
