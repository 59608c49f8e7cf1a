using Microsoft.AspNetCore.Identity;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Infrastructure.Accounts;

/// <summary>Identity's question whether a user may sign in yet: one that is enabled may.</summary>
internal sealed class EnabledUsers : IUserConfirmation<PortalUser>
{
    public Task<bool> IsConfirmedAsync(UserManager<PortalUser> manager, PortalUser user) => Task.FromResult(user.Enabled);
}
