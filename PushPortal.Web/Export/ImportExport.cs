using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Export;

/// <summary>What is known of the rows of an import, as a file; and a file to begin with.</summary>
internal static class ImportExport
{
    private const int Rows = 1000;

    /// <summary>The rows that are no push, with the reasons.</summary>
    internal static Task SendErrorsAsync(string id, HttpContext context, PushImports imports, CancellationToken ct) => SendAsync(id, context, imports, WriteErrorsAsync, ct);

    /// <summary>Every row that the check or the gateway has something to say of.</summary>
    internal static Task SendResultsAsync(string id, HttpContext context, PushImports imports, CancellationToken ct) => SendAsync(id, context, imports, WriteResultsAsync, ct);

    internal static async Task WriteErrorsAsync(HttpResponse response, PushImport import, PushImports imports, NumberSight sight, CancellationToken ct)
    {
        var writer = ExportWriter.Begin(response, $"{PublicId.Format(PublicId.Import, import.Id)}-errors", ExportFormat.Csv, "row", "outcome", "column", "reason");
        await WriteAsync(writer, import, imports, sight, PushImports.Errors, result => [result.Row, result.Outcome.Word(), result.Problem?.Column, result.Problem?.Reason], ct);
    }

    internal static async Task WriteResultsAsync(HttpResponse response, PushImport import, PushImports imports, NumberSight sight, CancellationToken ct)
    {
        var writer = ExportWriter.Begin(response, $"{PublicId.Format(PublicId.Import, import.Id)}-results", ExportFormat.Csv, "row", "outcome", "push", "state", "step", "column", "reason");
        await WriteAsync(
            writer,
            import,
            imports,
            sight,
            [],
            result =>
            [
                result.Row,
                result.Outcome.Word(),
                result.PushId is { } push ? PublicId.Format(PublicId.Push, push) : null,
                result.PushId is null ? null : TransactionState.Pending.Word(),
                result.Step.Word(),
                result.Problem?.Column,
                result.Problem?.Reason,
            ],
            ct);
    }

    /// <summary>A file with the columns of one type of content, and a row that can be sent.</summary>
    internal static async Task WriteSampleAsync(HttpContext context, CancellationToken ct)
    {
        var sample = Imports.ImportSample.Of(context.Request.Query["type"]);
        var writer = ExportWriter.Begin(context.Response, $"sample-{sample.Type}", ExportFormat.Csv, [.. sample.Columns]);
        writer.Add([.. sample.Cells]);
        await writer.FlushAsync(ct);
    }

    private static async Task SendAsync(string id, HttpContext context, PushImports imports, Func<HttpResponse, PushImport, PushImports, NumberSight, CancellationToken, Task> write, CancellationToken ct)
    {
        var import = PublicId.TryParse(PublicId.Import, id, out var key) ? await imports.FindAsync(key, Viewer.Of(context.User).AccountId, ct) : null;
        if (import is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await write(context.Response, import, imports, Viewer.Of(context.User).SightOf(context.RequestServices.GetRequiredService<IAccountDirectory>()), ct);
    }

    private static async Task WriteAsync(
        ExportWriter writer, PushImport import, PushImports imports, NumberSight sight, IReadOnlyCollection<ImportOutcome> outcomes, Func<ImportResult, object?[]> cells, CancellationToken ct)
    {
        await writer.FlushAsync(ct);
        var after = 0;
        while (await imports.ResultsAsync(import, outcomes, after, Rows, ct) is { Count: > 0 } results)
        {
            foreach (var result in results)
            {
                writer.Add(cells(sight.Of(import.AccountId, result)));
            }

            await writer.FlushAsync(ct);
            after = results[^1].Row;
        }
    }
}
