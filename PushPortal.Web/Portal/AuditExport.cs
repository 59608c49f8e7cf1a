using PushPortal.Domain.Audit;
using PushPortal.Domain.Identifiers;
using PushPortal.Web.Export;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Web.Portal;

/// <summary>The entries of the audit log that a filter lets through, as a file; written while they are read, however many there are.</summary>
internal static class AuditExport
{
    private const int Rows = 1000;

    internal static async Task WriteAsync(HttpContext context, IAuditLog audit, CancellationToken ct)
    {
        var filter = AuditQuery.Of(context.Request.Query).ToFilter();
        var file = ExportWriter.Begin(
            context.Response, "audit", ExportFormat.Csv, "id", "at", "actorKind", "actor", "from", "action", "subjectKind", "subject", "account", "reason", "before", "after");
        AuditPosition? after = null;
        do
        {
            var page = await audit.PageAsync(filter, after, Rows, ct);
            foreach (var (id, at, entry) in page.Rows)
            {
                file.Add(
                    PublicId.Format(PublicId.Audit, id), at, entry.By.Kind.ToString().ToLowerInvariant(), entry.By.Name, entry.By.From,
                    entry.Action, entry.Subject.Kind, entry.Subject.Name, entry.Account, entry.Reason, entry.Before, entry.After);
            }

            await file.FlushAsync(ct);
            after = page.Next;
        }
        while (after is not null);
    }
}
