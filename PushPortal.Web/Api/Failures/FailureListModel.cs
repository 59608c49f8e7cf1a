namespace PushPortal.Web.Api.Failures;

/// <summary>One page of failures, the latest end first.</summary>
/// <param name="Next">Pass it as `after` for the next page; null on the last.</param>
internal sealed record FailureListModel(IReadOnlyList<FailureModel> Data, string? Next);
