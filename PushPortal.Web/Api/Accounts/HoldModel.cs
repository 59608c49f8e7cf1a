namespace PushPortal.Web.Api.Accounts;

/// <summary>That an account's pushes are held.</summary>
/// <param name="By">Who ordered it: an administrator, or the account and its key, such as demo/operations.</param>
/// <param name="Reason">Why, in their words.</param>
internal sealed record HoldModel(DateTimeOffset Since, string By, string Reason);
