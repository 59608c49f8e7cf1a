using System.Security.Claims;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Api;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Tests.Portal;

public sealed class ViewerTests
{
    [Theory]
    [InlineData(PortalRole.Admin, null, null, true)]
    [InlineData(PortalRole.Support, null, null, false)]
    [InlineData(PortalRole.SpOwner, "7", 7L, true)]
    [InlineData(PortalRole.SpOwner, null, 0L, false)]
    [InlineData("Unknown", null, 0L, false)]
    public void Staff_see_all_and_others_their_own_account_or_nothing(string role, string? account, long? sees, bool maySubmit)
    {
        var viewer = Viewer.Of(User(role, account));
        Assert.Equal((sees, maySubmit), (viewer.AccountId, viewer.MaySubmit));
    }

    private static ClaimsPrincipal User(string role, string? account)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "test");
        if (account is not null)
        {
            identity.AddClaim(new Claim(ApiKeyAuthentication.AccountClaim, account));
        }

        return new ClaimsPrincipal(identity);
    }
}
