namespace PushPortal.Web.Api.Imports;

/// <summary>A page of rows, in their order.</summary>
/// <param name="Next">The `after` of the next page.</param>
internal sealed record ImportResultsModel(IReadOnlyList<ImportResultModel> Data, string? Next);
