namespace PushPortal.Infrastructure.Accounts;

/// <summary>What may be changed of a portal user.</summary>
/// <param name="AccountId">For the roles of a service provider alone; of staff it is left out of account.</param>
public sealed record UserEdit(string Role, long? AccountId, bool Enabled = true);
