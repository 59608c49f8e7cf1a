using PushPortal.Domain.Audit;

namespace PushPortal.Domain.Accounts;

/// <summary>Adds and changes accounts. A change is in force at once, without a restart, and has its entry in the audit log.</summary>
public interface IAccountEditor
{
    /// <summary>Adds an account, enabled, with the usual limits and without a key; answers what is wrong when there is none.</summary>
    Task<AccountProblem?> AddAsync(AccountWish wish, Actor by, CancellationToken ct);

    /// <summary>Changes the account; answers what is wrong when nothing was changed.</summary>
    Task<AccountProblem?> ChangeAsync(long id, AccountEdit edit, Actor by, string? reason, CancellationToken ct);

    /// <summary>Holds the account's pushes: they are taken and wait. What the SMSC has already goes on there.</summary>
    /// <returns>False when they were held already; nothing was changed then.</returns>
    Task<bool> HoldAsync(long id, Actor by, string reason, CancellationToken ct);

    /// <summary>Lets the account's pushes go on, in the order in which they would have gone.</summary>
    /// <returns>False when they were not held; and when the account itself asks, and somebody else holds them.</returns>
    Task<bool> ReleaseAsync(long id, Actor by, string reason, CancellationToken ct);

    /// <summary>Gives the account a new callback secret and answers it, this once. The one before signs as well for a while.</summary>
    Task<string> RotateSecretAsync(long id, Actor by, string? reason, CancellationToken ct);

    /// <summary>Gives the account another SMPP password; false when it cannot be one, and nothing was changed.</summary>
    Task<bool> SetSmppPasswordAsync(long id, string password, Actor by, CancellationToken ct);

    /// <summary>Takes the account's SMPP password away: nobody binds with it any more.</summary>
    Task RemoveSmppPasswordAsync(long id, Actor by, string? reason, CancellationToken ct);
}
