namespace PushPortal.Web.Api.Transactions;

/// <summary>How a failed transaction is tried again.</summary>
/// <param name="DeliverBefore">A new end of its lifetime.</param>
internal sealed record RetryBody(DateTimeOffset? DeliverBefore);
