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
    [InlineData(PortalRole.Monitor, null, null, false)]
    [InlineData(PortalRole.SpMember, "7", 7L, true)]
    [InlineData(PortalRole.SpReader, "7", 7L, false)]
    [InlineData("Unknown", null, 0L, false)]
    public void Staff_see_all_and_others_their_own_account_or_nothing(string role, string? account, long? sees, bool maySubmit)
    {
        var viewer = Viewer.Of(User(role, account));
        Assert.Equal((sees, maySubmit), (viewer.AccountId, viewer.MaySubmit));
    }

    [Theory]
    [InlineData(PortalRole.Admin, null, true, true, true)]
    [InlineData(PortalRole.Support, null, true, true, false)]
    [InlineData(PortalRole.Monitor, null, false, false, false)]
    [InlineData(PortalRole.SpOwner, "7", true, false, true)]
    [InlineData(PortalRole.SpOwner, null, false, false, false)]
    [InlineData(PortalRole.SpMember, "7", true, false, false)]
    [InlineData(PortalRole.SpReader, "7", false, false, false)]
    [InlineData("Unknown", "7", false, false, false)]
    public void A_role_may_retry_operate_and_manage_as_its_policies_say(string role, string? account, bool retry, bool operate, bool manage)
    {
        var viewer = Viewer.Of(User(role, account));
        Assert.Equal((retry, operate, manage), (viewer.MayRetry, viewer.MayOperate, viewer.MayManage));
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
