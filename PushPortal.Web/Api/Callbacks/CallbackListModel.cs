namespace PushPortal.Web.Api.Callbacks;

/// <summary>One page of results that were not told, the latest final state first.</summary>
/// <param name="Next">Pass it as `after` for the next page; null on the last.</param>
internal sealed record CallbackListModel(IReadOnlyList<CallbackModel> Data, string? Next);
