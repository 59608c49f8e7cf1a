using Bunit;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Tests.Accounts;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <content>Acts on accounts, their keys and users.</content>
public sealed partial class RightsTests
{
    private static async Task AddAccountAsync(PortalUnderTest portal)
    {
        var page = portal.Open<AccountsPage>("/accounts?new=true");
        await page.Find("[data-testid=new-account-code]").ChangeAsync("new");
        await page.Find("[data-testid=new-account-name]").ChangeAsync("New provider");
        await LaterAsync(portal, () => page.Find("[data-testid=new-account-form]").SubmitAsync());
    }

    private static async Task MakeKeyAsync(PortalUnderTest portal)
    {
        var page = portal.Open<KeysPage>("/keys?account=demo&new=true");
        await page.Find("[data-testid=key-name]").ChangeAsync("another");
        await LaterAsync(portal, () => page.Find("[data-testid=key-form]").SubmitAsync());
    }

    private static IRenderedComponent<KeysPage> Keys(PortalUnderTest portal)
    {
        portal.Keys.All.Add(SampleKeys.Key(FixedAccounts.Demo.Id, "First"));
        return portal.Open<KeysPage>("/keys?account=demo");
    }

    private static async Task SetPasswordAsync(PortalUnderTest portal)
    {
        var page = portal.Open<AccountsPage>("/accounts?account=demo");
        await page.Find("[data-testid=smpp-password]").ChangeAsync("s3cret");
        await LaterAsync(portal, () => page.Find("[data-testid=set-smpp-password]").ClickAsync());
    }

    private static async Task AddUserAsync(PortalUnderTest portal)
    {
        var page = portal.Open<UsersPage>("/users?new=true");
        await page.Find("[data-testid=user-name]").ChangeAsync("bob");
        await page.Find("[data-testid=user-role]").ChangeAsync(PortalRole.SpReader);
        await LaterAsync(portal, () => page.Find("[data-testid=user-form]").SubmitAsync());
    }
}
