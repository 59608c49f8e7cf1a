using System.Globalization;
using System.Text;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Identifiers;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Web.Portal;

/// <summary>The entries of the audit log that a filter lets through, as comma-separated values; written while they are read, however many there are.</summary>
internal static class AuditExport
{
    private const int Rows = 1000;

    internal static async Task WriteAsync(HttpContext context, IAuditLog audit, CancellationToken ct)
    {
        var filter = AuditQuery.Of(context.Request.Query).ToFilter();
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
        await context.Response.WriteAsync("id,at,actorKind,actor,from,action,subjectKind,subject,account,reason,before,after\r\n", ct);
        AuditPosition? after = null;
        do
        {
            var page = await audit.PageAsync(filter, after, Rows, ct);
            await context.Response.WriteAsync(Lines(page.Rows), ct);
            after = page.Next;
        }
        while (after is not null);
    }

    private static string Lines(IReadOnlyList<AuditRecord> rows)
    {
        var text = new StringBuilder();
        foreach (var (id, at, entry) in rows)
        {
            string?[] fields =
            [
                PublicId.Format(PublicId.Audit, id), at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), entry.By.Kind.ToString().ToLowerInvariant(), entry.By.Name, entry.By.From,
                entry.Action, entry.Subject.Kind, entry.Subject.Name, entry.Account, entry.Reason, entry.Before, entry.After,
            ];
            text.AppendJoin(',', fields.Select(CsvField.Of)).Append("\r\n");
        }

        return text.ToString();
    }
}
