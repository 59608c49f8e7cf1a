namespace PushPortal.Web.Api.Retries;

/// <summary>One transaction of a bulk retry.</summary>
/// <param name="Outcome">waiting, retried, changed, deadline-passed or not-retryable.</param>
internal sealed record BulkRetryItemModel(string Transaction, string Outcome);
