using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Retries;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Export;

/// <summary>What came of each transaction of a bulk retry.</summary>
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

        var writer = ExportWriter.Begin(context.Response, id, ExportFormat.Csv, "transaction", "outcome");
        var after = 0L;
        while (await retries.ItemsAsync(retry, null, after, Rows, ct) is { Count: > 0 } items)
        {
            foreach (var item in items)
            {
                writer.Add(PublicId.Format(PublicId.Transaction, item.TransactionId), item.Outcome.Word());
            }

            await writer.FlushAsync(ct);
            after = items[^1].TransactionId;
        }
    }
}
