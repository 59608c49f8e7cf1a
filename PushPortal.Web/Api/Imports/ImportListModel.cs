namespace PushPortal.Web.Api.Imports;

/// <summary>A page of imports, the newest first.</summary>
/// <param name="Next">The `after` of the next page.</param>
internal sealed record ImportListModel(IReadOnlyList<ImportModel> Data, string? Next);
