using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Infrastructure.Accounts;

/// <summary>
/// The portal's users, kept by ASP.NET Identity. Each change runs in a transaction of its own that begins with the right to write, so that two of them see each other; hashes,
/// which take long on purpose, are made before it.
/// </summary>
internal sealed class PortalUsers(IServiceScopeFactory scopes, IAccountDirectory accounts, TimeProvider clock) : IPortalUsers
{
    private const int LongestName = 64;
    private const int MostNames = 100;

    public async Task<UserPage> PageAsync(long? accountId, string? text, string? after, int limit, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Db(scope);
        var users = accountId is { } account ? db.Users.Where(user => user.AccountId == account) : db.Users;
        if (!string.IsNullOrWhiteSpace(text))
        {
            var begin = Normalized(scope, text);
            var end = begin + "\U0010FFFF";
            users = users.Where(user => user.NormalizedUserName!.CompareTo(begin) >= 0 && user.NormalizedUserName!.CompareTo(end) < 0);
        }

        if (!string.IsNullOrEmpty(after))
        {
            var last = Normalized(scope, after);
            users = users.Where(user => user.NormalizedUserName!.CompareTo(last) > 0);
        }

        var page = await users.AsNoTracking().OrderBy(user => user.NormalizedUserName).Take(limit + 1).ToListAsync(ct);
        var ids = page.ConvertAll(user => user.Id);
        var roles = await db.UserRoles.Where(role => ids.Contains(role.UserId)).Join(db.Roles, held => held.RoleId, role => role.Id, (held, role) => new { held.UserId, role.Name })
            .ToListAsync(ct);
        var roleOf = roles.GroupBy(role => role.UserId).ToDictionary(held => held.Key, held => held.First().Name ?? "");
        var rows = page.Take(limit).Select(user => Record(user, roleOf.GetValueOrDefault(user.Id, ""))).ToList();
        return new UserPage(rows, page.Count > limit ? rows[^1].Name : null);
    }

    public async Task<IReadOnlyList<string>> NamesAsync(IReadOnlyList<string> roles, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Db(scope);
        return await (from user in db.Users
                      join held in db.UserRoles on user.Id equals held.UserId
                      join role in db.Roles on held.RoleId equals role.Id
                      where user.Enabled && roles.Contains(role.Name!)
                      orderby user.NormalizedUserName
                      select user.UserName!).Take(MostNames).ToListAsync(ct);
    }

    public async Task<UserRecord?> FindAsync(string name, long? accountId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = Users(scope);
        var found = await users.FindByNameAsync(name) is { } user ? await RecordAsync(users, user) : null;
        return accountId is null || found?.AccountId == accountId ? found : null;
    }

    public async Task<UserResult> AddAsync(string name, UserEdit edit, UserAuthority authority, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = Users(scope);
        edit = Plain(edit);
        if (name.Length > LongestName)
        {
            return new UserResult(UserProblem.NameWrong);
        }

        if (UserRules.Against(edit, authority, AccountExists(edit)) is not UserProblem.None and var wrong)
        {
            return new UserResult(wrong);
        }

        var password = OneTimePassword.New();
        var user = new PortalUser { UserName = name, AccountId = edit.AccountId, Enabled = edit.Enabled, MustChangePassword = true };
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        var db = Db(scope);
        await using var commit = await db.Database.BeginTransactionAsync(ct);
        // Both go with the user's own row: Identity saves the context.
        db.Record(authority.By.Did(AuditAction.UserAdded, AuditSubject.User(name), CodeOf(edit.AccountId)).Changing(null, Facts(edit)), clock.GetUtcNow());
        var added = await users.CreateAsync(user);
        if (!added.Succeeded)
        {
            return new UserResult(added.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName)) ? UserProblem.NameTaken : UserProblem.NameWrong);
        }

        Check(await users.AddToRoleAsync(user, edit.Role));
        await commit.CommitAsync(ct);
        return new UserResult(UserProblem.None, password);
    }

    public Task<UserResult> ChangeAsync(string name, UserEdit edit, UserAuthority authority, string? reason, CancellationToken ct)
    {
        edit = Plain(edit);
        return ChangeAsync(name, authority, async (users, db, user, before) =>
        {
            var wrong = UserRules.Against(edit, authority, AccountExists(edit)) is not UserProblem.None and var problem
                ? problem
                : UserRules.Against(before, edit, authority, await HasOtherAdministratorAsync(db, user, ct));
            if (wrong != UserProblem.None)
            {
                return (wrong, null);
            }

            if (edit.Role != before.Role)
            {
                if (before.Role.Length > 0)
                {
                    Check(await users.RemoveFromRoleAsync(user, before.Role));
                }

                Check(await users.AddToRoleAsync(user, edit.Role));
            }

            (user.AccountId, user.Enabled) = (edit.AccountId, edit.Enabled);
            var action = (before.Enabled, edit.Enabled) switch
            {
                (true, false) => AuditAction.UserDisabled,
                (false, true) => AuditAction.UserEnabled,
                _ => AuditAction.UserChanged,
            };
            return (UserProblem.None, authority.By.Did(action, AuditSubject.User(before.Name), CodeOf(edit.AccountId ?? before.AccountId), reason)
                .Changing(Facts(new UserEdit(before.Role, before.AccountId, before.Enabled)), Facts(edit)));
        }, ct);
    }

    public async Task<UserResult> ResetPasswordAsync(string name, UserAuthority authority, string? reason, CancellationToken ct)
    {
        var password = OneTimePassword.New();
        string hash;
        await using (var scope = scopes.CreateAsyncScope())
        {
            hash = Users(scope).PasswordHasher.HashPassword(new PortalUser(), password);
        }

        var result = await ChangeAsync(name, authority, (users, db, user, before) =>
        {
            if (UserRules.IsOwn(before, authority))
            {
                return Task.FromResult<(UserProblem, AuditEntry?)>((UserProblem.Own, null));
            }

            (user.PasswordHash, user.MustChangePassword) = (hash, true);
            (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
            return Task.FromResult<(UserProblem, AuditEntry?)>((UserProblem.None, authority.By.Did(AuditAction.PasswordReset, AuditSubject.User(before.Name), CodeOf(before.AccountId), reason)));
        }, ct);
        return result.IsDone ? result with { Password = password } : result;
    }

    public Task<UserResult> UnlockAsync(string name, UserAuthority authority, CancellationToken ct) => ChangeAsync(name, authority, (users, db, user, before) =>
    {
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        return Task.FromResult<(UserProblem, AuditEntry?)>((UserProblem.None, authority.By.Did(AuditAction.UserUnlocked, AuditSubject.User(before.Name), CodeOf(before.AccountId))));
    }, ct);

    public async Task<UserResult> ChangePasswordAsync(string name, string current, string password, Actor by, CancellationToken ct)
    {
        string hash;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var users = Users(scope);
            if (await users.FindByNameAsync(name) is not { Enabled: true } user)
            {
                return new UserResult(UserProblem.Gone);
            }

            if (!await users.CheckPasswordAsync(user, current))
            {
                return new UserResult(UserProblem.PasswordWrong);
            }

            if (password == current)
            {
                return new UserResult(UserProblem.PasswordSame);
            }

            foreach (var rule in users.PasswordValidators)
            {
                if (!(await rule.ValidateAsync(users, user, password)).Succeeded)
                {
                    return new UserResult(UserProblem.PasswordWeak);
                }
            }

            hash = users.PasswordHasher.HashPassword(user, password);
        }

        return await ChangeAsync(name, new UserAuthority(by, null), (users, db, user, before) =>
        {
            (user.PasswordHash, user.MustChangePassword) = (hash, false);
            return Task.FromResult<(UserProblem, AuditEntry?)>((UserProblem.None, by.Did(AuditAction.PasswordChanged, AuditSubject.User(before.Name), CodeOf(before.AccountId))));
        }, ct);
    }

    /// <param name="change">Changes the user, and answers what was wrong, or the entry of the audit log.</param>
    private async Task<UserResult> ChangeAsync(
        string name, UserAuthority authority, Func<UserManager<PortalUser>, PortalDbContext, PortalUser, UserRecord, Task<(UserProblem Problem, AuditEntry? Entry)>> change, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, users) = (Db(scope), Users(scope));
        await using var commit = await db.Database.BeginTransactionAsync(ct);
        var user = await users.FindByNameAsync(name);
        var before = user is null ? null : await RecordAsync(users, user);
        if (!UserRules.IsManaged(before, authority))
        {
            return new UserResult(UserProblem.Gone);
        }

        var (problem, entry) = await change(users, db, user!, before);
        if (problem != UserProblem.None)
        {
            return new UserResult(problem);
        }

        db.Record(entry!, clock.GetUtcNow());
        // Sign-ins of before have another stamp, and end by it. This saves the rest too.
        Check(await users.UpdateSecurityStampAsync(user!));
        await commit.CommitAsync(ct);
        return UserResult.Done;
    }

    private static PortalDbContext Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<PortalDbContext>();

    private static UserManager<PortalUser> Users(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();

    private static string Normalized(AsyncServiceScope scope, string name) => Users(scope).NormalizeName(name.Trim()) ?? "";

    private static async Task<bool> HasOtherAdministratorAsync(PortalDbContext db, PortalUser user, CancellationToken ct) =>
        await (from other in db.Users
               join held in db.UserRoles on other.Id equals held.UserId
               join role in db.Roles on held.RoleId equals role.Id
               where role.Name == PortalRole.Admin && other.Enabled && other.Id != user.Id
               select other.Id).AnyAsync(ct);

    private static UserEdit Plain(UserEdit edit) => PortalRole.Staff.Contains(edit.Role) ? edit with { AccountId = null } : edit;

    private bool AccountExists(UserEdit edit) => edit.AccountId is { } id && accounts.Find(id) is not null;

    private string? CodeOf(long? accountId) => accountId is { } id ? accounts.Find(id)?.Code : null;

    private object Facts(UserEdit edit) => new { edit.Role, Account = CodeOf(edit.AccountId), edit.Enabled };

    private async Task<UserRecord> RecordAsync(UserManager<PortalUser> users, PortalUser user) => Record(user, (await users.GetRolesAsync(user)).FirstOrDefault() ?? "");

    private UserRecord Record(PortalUser user, string role) =>
        new(user.UserName ?? "", role, user.AccountId, user.Enabled, user.MustChangePassword, user.LockoutEnd > clock.GetUtcNow() ? user.LockoutEnd : null);

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }
}
