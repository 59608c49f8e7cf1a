namespace PushPortal.Web.Api.Retries;

/// <summary>Transactions of a plan that had ended alike.</summary>
/// <param name="Cause">By its name, such as absent-subscriber.</param>
/// <param name="Reason">The same in words.</param>
internal sealed record BulkRetryKindModel(string State, string Cause, string Reason, int Found, int WouldRetry);
