using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Accounts;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What is typed into the form of a portal user.</summary>
internal sealed class UserForm
{
    internal string Name { get; set; } = "";

    internal string Role { get; set; } = "";

    /// <summary>The account's code.</summary>
    internal string Account { get; set; } = "";

    internal bool IsMember => PortalRole.Members.Contains(Role);

    internal static UserForm Of(UserRecord user, ServiceProvider? account) => new() { Name = user.Name, Role = user.Role, Account = account?.Code ?? "" };

    /// <param name="own">The account of whoever manages its members; null for administrators.</param>
    internal UserEdit Edit(IAccountDirectory accounts, long? own, bool enabled) => new(Role, own ?? (IsMember ? accounts.Find(Account)?.Id : null), enabled);
}
