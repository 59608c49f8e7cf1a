namespace PushPortal.Web.Api.Callbacks;

/// <summary>One page of results that were not told, the latest final state first.</summary>
/// <param name="Next">Pass it as `after` for the page behind; null on the last.</param>
/// <param name="Prev">Pass it as `before` for the page before; null on the first.</param>
internal sealed record CallbackListModel(IReadOnlyList<CallbackModel> Data, string? Next, string? Prev);
