namespace PushPortal.Web.Api.Transactions;

/// <summary>How a failed transaction is tried again.</summary>
/// <param name="DeliverBefore">A new end of its lifetime.</param>
/// <param name="Link">The only link that the new run may go over, whatever the routes say; without it they decide.</param>
internal sealed record RetryBody(DateTimeOffset? DeliverBefore, string? Link);
