using System.Globalization;
using System.Text;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Retries;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal;

/// <summary>What came of each transaction of a bulk retry, as comma-separated values (RFC 4180); written while it is read, however many there are.</summary>
internal static class BulkRetryExport
{
    private const int Rows = 1000;

    internal static async Task WriteAsync(string id, HttpContext context, BulkRetries retries, CancellationToken ct)
    {
        var retry = PublicId.TryParse(PublicId.BulkRetry, id, out var key) ? await retries.FindAsync(key, Viewer.Of(context.User).AccountId, ct) : null;
        if (retry is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{id}.csv\"";
        await context.Response.WriteAsync("transaction,outcome\r\n", ct);
        var after = 0L;
        while (await retries.ItemsAsync(retry, null, after, Rows, ct) is { Count: > 0 } items)
        {
            var text = new StringBuilder();
            foreach (var item in items)
            {
                text.Append(CultureInfo.InvariantCulture, $"{PublicId.Format(PublicId.Transaction, item.TransactionId)},{item.Outcome.Word()}\r\n");
            }

            await context.Response.WriteAsync(text.ToString(), ct);
            after = items[^1].TransactionId;
        }
    }
}
