using PushPortal.Tests.Journeys;
using static Microsoft.Playwright.Assertions;

namespace PushPortal.Tests.Browser;

/// <summary>Language and theme, kept over pages.</summary>
public sealed class LanguageTests(SharedGateway gateway, PortalBrowser browser)
{
    [Fact]
    public async Task Chinese_is_kept_after_signing_in_and_for_changes_that_are_pushed()
    {
        var host = await gateway.StartedAsync();
        var handset = await host.NewHandsetAsync();
        await using var visit = await browser.VisitAsync(host);
        await visit.Page.GotoAsync("/Account/Login");
        await visit.Find("language-zh-CN").ClickAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");

        await visit.SignInAsync("demo");
        await visit.OpenAsync("/");
        // What is out of sight waits behind a bar.
        await visit.Find("live-pause").ScrollIntoViewIfNeededAsync();
        var transaction = await host.Rest.SubmitIndicationAsync(handset.Number);

        var row = visit.Page.Locator($"[data-testid=live-row][data-transaction={transaction}]").First;
        await Expect(row.GetByTestId("state-chip")).ToHaveAttributeAsync("data-state", "delivered");
        await Expect(row.GetByTestId("state-chip")).ToContainTextAsync("已送达");
    }
}
