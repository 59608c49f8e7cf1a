namespace PushPortal.Domain.Accounts;

/// <summary>An account's pushes are held, by an administrator or by the account itself: they are taken, and nothing of them is handed to the SMSC.</summary>
/// <param name="By">Who ordered it: a user, or the account with its key, as the audit log names them.</param>
/// <param name="Reason">Why, in their words.</param>
public sealed record AccountHold(DateTimeOffset Since, string By, string Reason);
