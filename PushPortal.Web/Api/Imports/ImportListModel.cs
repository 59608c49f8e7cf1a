namespace PushPortal.Web.Api.Imports;

/// <summary>A page of imports, the newest first.</summary>
/// <param name="Next">Pass it as `after` for the page behind; null on the last.</param>
/// <param name="Prev">Pass it as `before` for the page before; null on the first.</param>
internal sealed record ImportListModel(IReadOnlyList<ImportModel> Data, string? Next, string? Prev);
