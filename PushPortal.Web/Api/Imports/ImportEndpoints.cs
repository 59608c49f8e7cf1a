using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Imports;
using PushPortal.Web.Api.Conventions;
using PushPortal.Web.Export;

namespace PushPortal.Web.Api.Imports;

/// <summary>Imports: upload, check, start, watch, pause, resume, cancel, and what came of each row.</summary>
internal static class ImportEndpoints
{
    private const string What = "import";
    private const string Path = "/api/v1/imports";
    private const string CsvType = "text/csv";

    /// <summary>How much more than the limit the server lets in: the reader answers first.</summary>
    private const int Patience = 4;

    internal static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports");
        imports.MapPost("", UploadAsync).WithName("uploadImport").RequireScope(ApiScopes.Submit).RefuseTestKeys().WithMetadata([.. UploadQuery.Parameters]).Accepts<IFormFile>(CsvType)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        imports.MapGet("", ListAsync).WithName("listImports").RequireScope(ApiScopes.Read).WithMetadata(QueryParameter.OfList);
        var one = imports.MapGroup("/{id}").ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("", ReadAsync).WithName("readImport").RequireScope(ApiScopes.Read).Tagged();
        one.MapGet("/errors", ErrorsAsync).WithName("listImportErrors").RequireScope(ApiScopes.Read).WithMetadata(QueryParameter.OfList).Produces<ImportResultsModel>();
        one.MapGet("/results", ResultsAsync).WithName("listImportResults").RequireScope(ApiScopes.Read).WithMetadata(QueryParameter.OfList).Produces<ImportResultsModel>();
        one.MapPost("/start", StartAsync).WithName("startImport").RequireScope(ApiScopes.Submit).RefuseTestKeys().Accepts<StartImportBody>("application/json").Repeatable().Guarded(ShowAsync)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        one.MapPost("/pause", PauseAsync).WithName("pauseImport").RequireScope(ApiScopes.Submit).Repeatable().Guarded(ShowAsync);
        one.MapPost("/resume", ResumeAsync).WithName("resumeImport").RequireScope(ApiScopes.Submit).RefuseTestKeys().Repeatable().Guarded(ShowAsync);
        one.MapPost("/cancel", CancelAsync).WithName("cancelImport").RequireScope(ApiScopes.Submit).Repeatable().Guarded(ShowAsync);
    }

    /// <summary>
    /// Takes a CSV file (UTF-8; comma, semicolon or tab) whose first row names the columns, and begins to check all of its rows; nothing is submitted before `start`. Columns named
    /// like the fields need no more; for others there is `column=field:name of the column`, and `value=field:text` gives a field the same value in every row.
    /// </summary>
    internal static async Task<Results<Accepted<ImportModel>, ProblemHttpResult>> UploadAsync(HttpContext context, PushImports imports, CancellationToken ct)
    {
        if (context.Request.ContentType?.Split(';')[0].Trim().Equals(CsvType, StringComparison.OrdinalIgnoreCase) != true)
        {
            return ApiProblem.Of(ErrorCatalogue.UnsupportedMediaType, "The body must be text/csv.");
        }

        var (ask, problem) = UploadQuery.Read(context);
        if (problem is not null)
        {
            return problem;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = imports.Policy.MostOctets * Patience;
        }

        try
        {
            var import = await imports.UploadAsync(ask!, context.Request.Body, ct);
            if (await imports.CheckAsync(import, import.Mapping, ask!.By, ct) is null)
            {
                return TypedResults.Accepted(PathOf(import), ImportModel.Of((await imports.FindAsync(import.Id, import.AccountId, ct))!));
            }

            var preview = await imports.PreviewAsync(import, import.Mapping, 0, ct);
            await imports.CancelAsync(import, ask.By, ct);
            return ApiProblem.Invalid(preview.Problems.ToDictionary(field => $"/{field.Key}", field => (List<string>)[field.Value]));
        }
        catch (ImportFileException unusable)
        {
            return ApiProblem.Of(unusable.IsTooMany ? ErrorCatalogue.TooManyImports : unusable.IsTooLarge ? ErrorCatalogue.BodyTooLarge : ErrorCatalogue.UnreadableFile, $"{unusable.Message}.");
        }
    }

    /// <summary>The account's imports, the newest first.</summary>
    internal static async Task<Results<Ok<ImportListModel>, ProblemHttpResult>> ListAsync(HttpContext context, PushImports imports, CancellationToken ct)
    {
        var members = new QueryMembers(context);
        var edge = members.Edge(PublicId.Import);
        var limit = members.Limit();
        if (members.Problem() is { } problem)
        {
            return problem;
        }

        var page = ListPage.Of(await imports.PageAsync(context.Account().Id, edge, limit + 1, ct), limit, edge);
        return TypedResults.Ok(new ImportListModel([.. page.Rows.Select(ImportModel.Of)], page.HasNext ? IdOf(page.Rows[^1]) : null, page.HasPrevious ? IdOf(page.Rows[0]) : null));
    }

    /// <summary>One import: what its check found, and how far it has come.</summary>
    internal static async Task<Results<Ok<ImportModel>, ProblemHttpResult>> ReadAsync(string id, HttpContext context, PushImports imports, CancellationToken ct) =>
        await FindAsync(id, context, imports, ct) is { } found ? TypedResults.Ok(ImportModel.Of(found)) : ApiProblem.NotFound(What);

    /// <summary>The rows that are no push, with the reasons; all of them as a file by `Accept: text/csv`.</summary>
    internal static Task<IResult> ErrorsAsync(string id, HttpContext context, PushImports imports, CancellationToken ct) =>
        RowsAsync(id, context, imports, ImportExport.WriteErrorsAsync, PushImports.Errors, ct);

    /// <summary>What is known of each row; all of them as a file by `Accept: text/csv`.</summary>
    internal static Task<IResult> ResultsAsync(string id, HttpContext context, PushImports imports, CancellationToken ct) =>
        RowsAsync(id, context, imports, ImportExport.WriteResultsAsync, [], ct);

    /// <summary>Begins to submit the rows of an import that was checked. 202 means that it runs: its progress is here.</summary>
    internal static async Task<Results<Accepted<ImportModel>, ProblemHttpResult>> StartAsync(string id, HttpContext context, PushImports imports, IAuditLog audit, CancellationToken ct)
    {
        var body = await context.Request.ReadAllAsync(ct);
        var (start, problem) = body.IsEmpty ? (new StartImportBody(null, null), null) : JsonRequest.Read(body, members => StartImportBody.Read(members, imports.Policy.HighestRate));
        if (problem is not null)
        {
            return problem;
        }

        return await MoveAsync(
            id, context, imports, audit, AuditAction.ImportStarted, (found, by, ct) => imports.StartAsync(found, by, start!.Rate ?? imports.Policy.DefaultRate, start.SendDuplicates ?? false, ct), ct);
    }

    /// <summary>Stops it until it is resumed.</summary>
    internal static Task<Results<Accepted<ImportModel>, ProblemHttpResult>> PauseAsync(string id, HttpContext context, PushImports imports, IAuditLog audit, CancellationToken ct) =>
        MoveAsync(id, context, imports, audit, AuditAction.ImportPaused, imports.PauseAsync, ct);

    /// <summary>Goes on with one that is paused.</summary>
    internal static Task<Results<Accepted<ImportModel>, ProblemHttpResult>> ResumeAsync(string id, HttpContext context, PushImports imports, IAuditLog audit, CancellationToken ct) =>
        MoveAsync(id, context, imports, audit, AuditAction.ImportResumed, imports.ResumeAsync, ct);

    /// <summary>Ends it: what waits is not submitted; what was submitted goes on.</summary>
    internal static Task<Results<Accepted<ImportModel>, ProblemHttpResult>> CancelAsync(string id, HttpContext context, PushImports imports, IAuditLog audit, CancellationToken ct) =>
        MoveAsync(id, context, imports, audit, AuditAction.ImportCancelled, imports.CancelAsync, ct);

    private static async Task<IResult> RowsAsync(
        string id, HttpContext context, PushImports imports, Func<HttpResponse, PushImport, PushImports, NumberSight, CancellationToken, Task> write, IReadOnlyCollection<ImportOutcome> outcomes, CancellationToken ct)
    {
        var members = new QueryMembers(context);
        var edge = members.Edge(static text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0 ? row : (int?)null);
        var limit = members.Limit();
        if (members.Problem() is { } problem)
        {
            return problem;
        }

        if (await FindAsync(id, context, imports, ct) is not { } found)
        {
            return ApiProblem.NotFound(What);
        }

        if (context.Request.Headers.Accept.ToString().Contains(CsvType, StringComparison.OrdinalIgnoreCase))
        {
            await write(context.Response, found, imports, context.Sight(), ct);
            return TypedResults.Empty;
        }

        var page = ListPage.Of(await imports.ResultsAsync(found, outcomes, edge, limit + 1, ct), limit, edge);
        return TypedResults.Ok(new ImportResultsModel([.. page.Rows.Select(row => ImportResultModel.Of(context.Sight().Of(found.AccountId, row)))], page.HasNext ? Row(page.Rows[^1]) : null, page.HasPrevious ? Row(page.Rows[0]) : null));

        static string Row(ImportResult result) => result.Row.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<Results<Accepted<ImportModel>, ProblemHttpResult>> MoveAsync(
        string id, HttpContext context, PushImports imports, IAuditLog audit, string action, Func<PushImport, string, CancellationToken, Task<string?>> move, CancellationToken ct)
    {
        var account = context.Account();
        if (await FindAsync(id, context, imports, ct) is not { } found)
        {
            return ApiProblem.NotFound(What);
        }

        if (await move(found, account.Code, ct) is { } why)
        {
            return ApiProblem.Of(ErrorCatalogue.WrongStatus, $"The import is {found.Status.Word()}: {why}.");
        }

        await audit.WriteAsync(context.Actor().Did(action, AuditSubject.Import(found.Id), account.Code), CancellationToken.None);
        return TypedResults.Accepted(PathOf(found), ImportModel.Of((await imports.FindAsync(found.Id, found.AccountId, ct))!));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, string id) =>
        await ReadAsync(id, context, context.RequestServices.GetRequiredService<PushImports>(), context.RequestAborted);

    private static async Task<PushImport?> FindAsync(string id, HttpContext context, PushImports imports, CancellationToken ct) =>
        PublicId.TryParse(PublicId.Import, id, out var key) ? await imports.FindAsync(key, context.Account().Id, ct) : null;

    private static string PathOf(PushImport import) => $"{Path}/{IdOf(import)}";

    private static string IdOf(PushImport import) => PublicId.Format(PublicId.Import, import.Id);
}
