namespace PushPortal.Domain.Accounts;

/// <summary>An administrator holds an account's pushes: they are taken, and nothing of them is handed to the SMSC.</summary>
/// <param name="By">Who ordered it.</param>
/// <param name="Reason">Why, in their words.</param>
public sealed record AccountHold(DateTimeOffset Since, string By, string Reason);
