using PushPortal.Domain.Reports;

namespace PushPortal.Tests.Portal;

/// <summary>Reports of lines that a test put in by hand; what it was asked for is kept.</summary>
internal sealed class KeptReports : IReports
{
    internal List<ReportLine> ByAccount { get; } = [];

    internal List<ReportLine> ByLink { get; } = [];

    internal (ReportRange Range, long? AccountId)? Asked { get; private set; }

    public Task<IReadOnlyList<ReportLine>> ByAccountAsync(ReportRange range, long? accountId, CancellationToken ct)
    {
        Asked = (range, accountId);
        return Task.FromResult<IReadOnlyList<ReportLine>>(ByAccount);
    }

    public Task<IReadOnlyList<ReportLine>> ByLinkAsync(ReportRange range, CancellationToken ct)
    {
        Asked = (range, null);
        return Task.FromResult<IReadOnlyList<ReportLine>>(ByLink);
    }
}
