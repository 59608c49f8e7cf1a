using System.Diagnostics.CodeAnalysis;

namespace PushPortal.Infrastructure.Accounts;

/// <summary>Who may make what of a portal user.</summary>
internal static class UserRules
{
    /// <summary>Whether the user is one of those that may be managed.</summary>
    internal static bool IsManaged([NotNullWhen(true)] UserRecord? user, UserAuthority authority) =>
        user is not null && (authority.AccountId is null || (user.AccountId == authority.AccountId && !PortalRole.Staff.Contains(user.Role)));

    /// <summary>What is wrong with a user of this role and account, whether it is new or not.</summary>
    /// <param name="accountExists">Whether there is an account of the id.</param>
    internal static UserProblem Against(UserEdit edit, UserAuthority authority, bool accountExists)
    {
        var isMember = PortalRole.Members.Contains(edit.Role);
        if (!isMember && (authority.AccountId is not null || !PortalRole.Staff.Contains(edit.Role)))
        {
            return UserProblem.RoleWrong;
        }

        return isMember && (!accountExists || (authority.AccountId is { } own && edit.AccountId != own)) ? UserProblem.AccountWrong : UserProblem.None;
    }

    /// <summary>What is wrong with a change of a user that may be managed.</summary>
    /// <param name="otherAdministrator">Whether another administrator is enabled.</param>
    internal static UserProblem Against(UserRecord before, UserEdit edit, UserAuthority authority, bool otherAdministrator)
    {
        if (IsOwn(before, authority) && (edit.Role, edit.AccountId, edit.Enabled) != (before.Role, before.AccountId, before.Enabled))
        {
            return UserProblem.Own;
        }

        var ends = before is { Role: PortalRole.Admin, Enabled: true } && edit is not { Role: PortalRole.Admin, Enabled: true };
        return ends && !otherAdministrator ? UserProblem.LastAdministrator : UserProblem.None;
    }

    internal static bool IsOwn(UserRecord user, UserAuthority authority) => string.Equals(user.Name, authority.By.Name, StringComparison.OrdinalIgnoreCase);
}
