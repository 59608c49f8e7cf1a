namespace PushPortal.Web.Api.Failures;

/// <summary>One page of failures, the latest end first.</summary>
/// <param name="Next">Pass it as `after` for the page behind; null on the last.</param>
/// <param name="Prev">Pass it as `before` for the page before; null on the first.</param>
internal sealed record FailureListModel(IReadOnlyList<FailureModel> Data, string? Next, string? Prev);
