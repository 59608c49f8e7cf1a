namespace PushPortal.Web.Api.Retries;

/// <summary>One page of a bulk retry's transactions.</summary>
/// <param name="Next">Pass it as `after` for the page behind; null on the last.</param>
/// <param name="Prev">Pass it as `before` for the page before; null on the first.</param>
internal sealed record BulkRetryItemsModel(IReadOnlyList<BulkRetryItemModel> Data, string? Next, string? Prev);
