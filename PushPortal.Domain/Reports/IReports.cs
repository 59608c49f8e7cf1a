namespace PushPortal.Domain.Reports;

/// <summary>What happened by day, from sums that are kept up with each commit. It goes back as far as they do: the retention time of the store.</summary>
public interface IReports
{
    /// <summary>The latest day first, and in it who submitted most. A day without traffic has no line.</summary>
    /// <param name="accountId">Null for all accounts.</param>
    Task<IReadOnlyList<ReportLine>> ByAccountAsync(ReportRange range, long? accountId, CancellationToken ct);

    /// <summary>The same by link, over all accounts.</summary>
    Task<IReadOnlyList<ReportLine>> ByLinkAsync(ReportRange range, CancellationToken ct);
}
