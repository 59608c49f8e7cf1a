using PushPortal.Tests.Journeys;
using static Microsoft.Playwright.Assertions;

namespace PushPortal.Tests.Browser;

/// <summary>Signing in and out, in a real browser.</summary>
public sealed class SignInTests(SharedGateway gateway, PortalBrowser browser)
{
    [Theory]
    [InlineData("admin", true, true)]
    [InlineData("support", false, false)]
    [InlineData("demo", true, false)]
    public async Task Each_account_signs_in_sees_what_it_may_and_signs_out(string name, bool maySubmit, bool isAdmin)
    {
        await using var visit = await browser.VisitAsync(await gateway.StartedAsync());

        await visit.SignInAsync(name);

        await Expect(visit.Find("signed-in-as")).ToHaveTextAsync(name);
        await Expect(visit.Find("count-accepted")).ToBeVisibleAsync();
        await Expect(visit.Find("nav-new-push")).ToHaveCountAsync(maySubmit ? 1 : 0);
        await Expect(visit.Find("nav-jobs")).ToHaveCountAsync(isAdmin ? 1 : 0);
        await Expect(visit.Find("nav-aliases")).ToHaveCountAsync(isAdmin ? 1 : 0);

        await visit.Find("sign-out").ClickAsync();
        await Expect(visit.Find("login-form")).ToBeVisibleAsync();
        await visit.Page.GotoAsync("/pushes");
        await Expect(visit.Find("login-form")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Wrong_password_is_told_without_saying_which_part_was_wrong()
    {
        await using var visit = await browser.VisitAsync(await gateway.StartedAsync());

        await visit.SignInAsync("demo", "not-the-password");
        var forKnown = await visit.Find("login-error").InnerTextAsync();
        await visit.SignInAsync("nobody", "not-the-password");
        var forUnknown = await visit.Find("login-error").InnerTextAsync();

        Assert.NotEmpty(forKnown);
        Assert.Equal(forKnown, forUnknown);
    }

    [Fact]
    public async Task Support_is_refused_the_form_the_aliases_the_accounts_and_the_jobs()
    {
        await using var visit = await browser.VisitAsync(await gateway.StartedAsync());
        await visit.SignInAsync("support");
        await Expect(visit.Find("signed-in-as")).ToBeVisibleAsync();

        await visit.Page.GotoAsync("/pushes/new");
        await Expect(visit.Find("denied")).ToBeVisibleAsync();
        await Expect(visit.Find("new-push-form")).ToHaveCountAsync(0);

        await visit.Page.GotoAsync("/aliases");
        await Expect(visit.Find("denied")).ToBeVisibleAsync();
        await Expect(visit.Find("alias-add")).ToHaveCountAsync(0);

        await visit.Page.GotoAsync("/accounts");
        await Expect(visit.Find("denied")).ToBeVisibleAsync();
        await Expect(visit.Find("accounts")).ToHaveCountAsync(0);

        await visit.Page.GotoAsync("/hangfire");
        await Expect(visit.Find("denied")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Links_are_shown_to_staff_and_changed_by_administrators_alone()
    {
        var host = await gateway.StartedAsync();
        await using (var admin = await browser.VisitAsync(host))
        {
            await admin.SignInAsync("admin");
            await Expect(admin.Find("signed-in-as")).ToBeVisibleAsync();
            await admin.OpenAsync("/links");
            await Expect(admin.Find("link-row").First).ToHaveAttributeAsync("data-up", "true");
            await admin.Find("open-policy").First.ClickAsync();
            await admin.Find("policy-window").FillAsync("soon");
            await admin.Find("save-policy").ClickAsync();
            await Expect(admin.Find("error-policy-window")).ToContainTextAsync("10 min");
        }

        await using var support = await browser.VisitAsync(host);
        await support.SignInAsync("support");
        await Expect(support.Find("signed-in-as")).ToBeVisibleAsync();
        await support.Find("nav-links").ClickAsync();
        await support.Find("open-policy").First.ClickAsync();
        await Expect(support.Find("policy-words")).ToContainTextAsync("30 s");
        await Expect(support.Find("save-policy")).ToHaveCountAsync(0);
        await Expect(support.Find("policy-window")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Administrator_sees_the_jobs_with_the_retention_purge()
    {
        await using var visit = await browser.VisitAsync(await gateway.StartedAsync());
        await visit.SignInAsync("admin");
        await Expect(visit.Find("signed-in-as")).ToBeVisibleAsync();

        await visit.Page.GotoAsync("/hangfire/recurring");

        await Expect(visit.Page.GetByText("retention-purge").First).ToBeVisibleAsync();
    }
}
