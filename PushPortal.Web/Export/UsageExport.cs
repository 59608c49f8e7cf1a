using PushPortal.Domain.Accounts;
using PushPortal.Domain.Reports;
using PushPortal.Domain.Usage;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Web.Export;

/// <summary>Usage as a file: of the viewer's account, or for staff of the one in the address, or of all.</summary>
internal static class UsageExport
{
    internal static async Task WriteAsync(HttpContext context, IUsage usage, IAccountDirectory accounts, TimeProvider clock, CancellationToken ct)
    {
        var query = context.Request.Query;
        var code = query["account"].ToString();
        // An account that is not there has none; ids begin above 0.
        var account = Viewer.Of(context.User).AccountId ?? (code.Length == 0 ? (long?)null : accounts.Find(code)?.Id ?? 0);
        var (first, last) = UsagePage.DaysAt(clock.GetUtcNow());
        var found = await usage.OfAsync(account, first, last, ct);
        var writer = ExportWriter.Begin(context.Response, $"usage-{ReportDay.Write(first)}-{ReportDay.Write(last)}", ExportWriter.FormatOf(query), "day", "account", "contentType", "submissions", "pushes", "segments");
        foreach (var line in found.Lines)
        {
            writer.Add(ReportDay.Write(line.Day), accounts.Find(line.AccountId)?.Code, line.ContentType, line.Submissions, line.Pushes, line.Segments);
        }

        await writer.FlushAsync(ct);
    }
}
