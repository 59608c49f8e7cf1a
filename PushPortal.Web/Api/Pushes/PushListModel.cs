namespace PushPortal.Web.Api.Pushes;

/// <summary>A page of pushes, newest first.</summary>
/// <param name="Next">Pass it as `after` for older ones; null on the last page.</param>
/// <param name="Prev">Pass it as `before` for newer ones; null on the first page.</param>
internal sealed record PushListModel(IReadOnlyList<PushModel> Data, string? Next, string? Prev);
