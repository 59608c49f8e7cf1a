namespace PushPortal.Web.Api.Retries;

/// <summary>One page of a bulk retry's transactions.</summary>
/// <param name="Next">Pass it as `after` for the next page; null on the last.</param>
internal sealed record BulkRetryItemsModel(IReadOnlyList<BulkRetryItemModel> Data, string? Next);
