using PushPortal.Tests.Journeys;
using static Microsoft.Playwright.Assertions;

namespace PushPortal.Tests.Browser;

/// <summary>A service provider of whom the gateway knew nothing, from the administrator's first click to its first push.</summary>
public sealed class NewAccountTests(SharedGateway gateway, PortalBrowser browser)
{
    [Fact]
    public async Task Account_is_added_gets_a_key_and_pushes_with_it()
    {
        var host = await gateway.StartedAsync();
        var code = $"new-{Guid.NewGuid():n}"[..12];
        await using var visit = await browser.VisitAsync(host);
        await visit.SignInAsync("admin");
        await visit.OpenAsync("/accounts");

        await visit.Find("new-account").ClickAsync();
        await visit.Find("new-account-code").FillAsync("demo");
        await visit.Find("new-account-name").FillAsync("New provider");
        await visit.Find("add-account").ClickAsync();
        await Expect(visit.Find("error-new-account-code")).ToContainTextAsync("demo");
        await visit.Find("new-account-code").FillAsync(code);
        await visit.Find("add-account").ClickAsync();
        await visit.Find("account-added").Locator("a").ClickAsync();
        await visit.Find("key-name").FillAsync("First");
        await visit.Find("scope-submit").CheckAsync();
        await visit.Find("scope-read").CheckAsync();
        await visit.Find("create-key").ClickAsync();
        var secret = await visit.Find("key-secret").Locator(".pp-mono").InnerTextAsync();

        var handset = await host.NewHandsetAsync();
        var rest = host.ClientOf(secret);
        await rest.TransactionInAsync(await rest.SubmitIndicationAsync(handset.Number), "delivered");
        await handset.OnlyMessageAsync();
    }
}
