namespace PushPortal.Web.Api.Imports;

/// <summary>A page of rows, in their order.</summary>
/// <param name="Next">Pass it as `after` for the page behind; null on the last.</param>
/// <param name="Prev">Pass it as `before` for the page before; null on the first.</param>
internal sealed record ImportResultsModel(IReadOnlyList<ImportResultModel> Data, string? Next, string? Prev);
