using PushPortal.Domain.Audit;

namespace PushPortal.Infrastructure.Accounts;

/// <summary>
/// The portal's users. Each change has its entry in the audit log in the same commit, and ends the user's sign-ins: soon for requests, and within the bound of
/// the revalidation for pages that are open.
/// </summary>
public interface IPortalUsers
{
    /// <param name="accountId">Only its members; null for every user.</param>
    /// <param name="text">How the names begin; null for any.</param>
    /// <param name="after">The name that the page begins after.</param>
    Task<UserPage> PageAsync(long? accountId, string? text, string? after, int limit, CancellationToken ct);

    /// <summary>The names of those who have one of these roles and may sign in, in order; the first hundred.</summary>
    Task<IReadOnlyList<string>> NamesAsync(IReadOnlyList<string> roles, CancellationToken ct);

    /// <summary>The user of this name; null when there is none among those.</summary>
    Task<UserRecord?> FindAsync(string name, long? accountId, CancellationToken ct);

    /// <summary>Adds a user with a password that is made up, told this once, and has to be changed at the first sign-in.</summary>
    Task<UserResult> AddAsync(string name, UserEdit edit, UserAuthority authority, CancellationToken ct);

    Task<UserResult> ChangeAsync(string name, UserEdit edit, UserAuthority authority, string? reason, CancellationToken ct);

    /// <summary>Gives the user another password, as <see cref="AddAsync"/> does.</summary>
    Task<UserResult> ResetPasswordAsync(string name, UserAuthority authority, string? reason, CancellationToken ct);

    /// <summary>Lets a user in again who wrote too many wrong passwords.</summary>
    Task<UserResult> UnlockAsync(string name, UserAuthority authority, CancellationToken ct);

    /// <summary>Changes one's own password.</summary>
    Task<UserResult> ChangePasswordAsync(string name, string current, string password, Actor by, CancellationToken ct);
}
