using Bunit;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Tests.Accounts;
using PushPortal.Tests.Callbacks;
using PushPortal.Tests.Portal;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Rights;

/// <content>Acts on accounts, their keys, users and callbacks.</content>
internal static partial class PortalActs
{
    internal static IRenderedComponent<AccountsPage> AccountPage(PortalUnderTest portal) => portal.Open<AccountsPage>("/accounts?account=demo");

    internal static async Task AddAccountAsync(PortalUnderTest portal)
    {
        var page = portal.Open<AccountsPage>("/accounts?new=true");
        await page.Find("[data-testid=new-account-code]").ChangeAsync("new");
        await page.Find("[data-testid=new-account-name]").ChangeAsync("New provider");
        await SendAsync(portal, page, "new-account-form");
    }

    internal static async Task SetPasswordAsync(PortalUnderTest portal)
    {
        var page = AccountPage(portal);
        await page.Find("[data-testid=smpp-password]").ChangeAsync("s3cret");
        await PressAsync(portal, page, "set-smpp-password");
    }

    internal static Task ReleaseAsync(PortalUnderTest portal)
    {
        portal.Accounts.Hold = new(Sample.Noon.AddHours(-1), "anna", "spam");
        return OrderAsync(portal, portal.Open<QueuesPage>("/queues"), "release");
    }

    internal static async Task MakeKeyAsync(PortalUnderTest portal)
    {
        var page = portal.Open<KeysPage>("/keys?account=demo&new=true");
        await page.Find("[data-testid=key-name]").ChangeAsync("another");
        await SendAsync(portal, page, "key-form");
    }

    internal static IRenderedComponent<KeysPage> KeyPage(PortalUnderTest portal)
    {
        portal.Keys.All.Add(SampleKeys.Key(FixedAccounts.Demo.Id, "First"));
        return portal.Open<KeysPage>("/keys?account=demo");
    }

    internal static async Task AddUserAsync(PortalUnderTest portal)
    {
        var page = portal.Open<UsersPage>("/users?new=true");
        await page.Find("[data-testid=user-name]").ChangeAsync("bob");
        await page.Find("[data-testid=user-role]").ChangeAsync(PortalRole.SpReader);
        await SendAsync(portal, page, "user-form");
    }

    /// <summary>The page of a user who is locked.</summary>
    internal static IRenderedComponent<UsersPage> UserPage(PortalUnderTest portal, bool enabled = true)
    {
        portal.Users.All.Add(new UserRecord("anna", PortalRole.SpReader, FixedAccounts.Demo.Id, enabled, MustChangePassword: false, Sample.Noon.AddHours(1)));
        return portal.Open<UsersPage>("/users?user=anna");
    }

    internal static IRenderedComponent<CallbacksPage> CallbackPage(PortalUnderTest portal, bool enabled = true)
    {
        portal.Accounts.Endpoint = SampleEndpoint.Of("https://pi.example/results", enabled);
        portal.Callbacks.Untold.Add(CallbacksPageTests.Untold(1));
        return portal.Open<CallbacksPage>("/callbacks?account=demo");
    }

    internal static async Task SaveEndpointAsync(PortalUnderTest portal)
    {
        var page = CallbackPage(portal);
        await page.Find("[data-testid=endpoint-url]").ChangeAsync("https://pi.example/other");
        await SendAsync(portal, page, "endpoint-form");
    }

    internal static async Task RecoverAsync(PortalUnderTest portal)
    {
        var page = CallbackPage(portal);
        await page.Find("[data-testid=recover-form]").SubmitAsync();
        await PressAsync(portal, page, "recover-start");
    }
}
