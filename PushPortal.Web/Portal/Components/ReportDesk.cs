using PushPortal.Domain.Accounts;
using PushPortal.Domain.Reports;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Web.Portal.Components;

/// <summary>Asks for what an address means: the page and its files show the same lines.</summary>
public sealed class ReportDesk(IReports reports, IAccountDirectory accounts)
{
    internal Task<IReadOnlyList<ReportLine>> LinesAsync(ReportsQuery query, ReportRange range, CancellationToken ct) =>
        query.IsByLink ? reports.ByLinkAsync(range, ct)
        // An account that is not there has none; ids begin above 0.
        : reports.ByAccountAsync(range, string.IsNullOrWhiteSpace(query.Account) ? null : accounts.Find(query.Account)?.Id ?? 0, ct);
}
