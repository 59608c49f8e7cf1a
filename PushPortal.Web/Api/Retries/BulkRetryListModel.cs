namespace PushPortal.Web.Api.Retries;

/// <summary>One page of bulk retries, the newest first.</summary>
/// <param name="Next">Pass it as `after` for the next page; null on the last.</param>
internal sealed record BulkRetryListModel(IReadOnlyList<BulkRetryModel> Data, string? Next);
