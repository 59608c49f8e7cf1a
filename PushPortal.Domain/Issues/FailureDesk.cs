using PushPortal.Domain.Enquiries;

namespace PushPortal.Domain.Issues;

/// <summary>What support works from: failures by group, with what was decided about each.</summary>
public sealed class FailureDesk(IPushEnquiries enquiries, IFailureIssues issues, TimeProvider clock)
{
    /// <inheritdoc cref="IFailureIssues.Revision"/>
    public int Revision => issues.Revision;

    /// <summary>The groups of those who see no issues.</summary>
    public async Task<FailureOverview> GroupsAsync(FailureFilter filter, CancellationToken ct) =>
        FailureOverview.Empty with { Filter = filter, Groups = await enquiries.FailureGroupsAsync(filter, ct) };

    /// <summary>The groups with their issues.</summary>
    /// <param name="status">Only those whose issue stands so; null for all.</param>
    public async Task<FailureOverview> OverviewAsync(FailureFilter filter, IssueStatus? status, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var groups = await enquiries.FailureGroupsAsync(filter, ct);
        var found = await IssuesAsync(filter, groups, ct);
        if (status is null)
        {
            return new FailureOverview(filter, groups, found);
        }

        var now = clock.GetUtcNow();
        var shown = groups.Where(group => found[group.Kind].StandingAt(now).Status == status).ToList();
        return new FailureOverview(filter with { Kinds = shown.ConvertAll(group => group.Kind) }, shown, found);
    }

    /// <summary>The same groups with their issues as they are now.</summary>
    public async Task<FailureOverview> WithIssuesAsync(FailureOverview shown, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return shown with { Issues = await IssuesAsync(shown.Filter, shown.Groups, ct) };
    }

    private Task<IReadOnlyDictionary<FailureKind, FailureIssue>> IssuesAsync(FailureFilter filter, IReadOnlyList<FailureGroup> groups, CancellationToken ct) =>
        issues.OfAsync(filter.AccountId, [.. groups.Select(group => group.Kind)], ct);
}
