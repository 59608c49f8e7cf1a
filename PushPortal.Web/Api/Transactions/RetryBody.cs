namespace PushPortal.Web.Api.Transactions;

/// <summary>How a failed transaction is tried again.</summary>
/// <param name="DeliverBefore">A new end of its lifetime.</param>
/// <param name="Link">The only link that the new run may go over, of those that a published rule, or without any the links' settings, give the account for pushes to this recipient; without it the routes decide.</param>
internal sealed record RetryBody(DateTimeOffset? DeliverBefore, string? Link);
