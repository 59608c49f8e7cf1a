using System.Text.RegularExpressions;
using PushPortal.Tests.Journeys;
using static Microsoft.Playwright.Assertions;

namespace PushPortal.Tests.Browser;

/// <summary>The portal without a mouse.</summary>
public sealed class KeyboardTests(SharedGateway gateway, PortalBrowser browser)
{
    [Fact]
    public async Task Keys_go_search_walk_retry_and_help()
    {
        var host = await gateway.StartedAsync();
        await host.Rest.TransactionInAsync(await host.Rest.SubmitIndicationAsync(host.NewUnknownNumber()), "undeliverable");
        await host.Rest.TransactionInAsync(await host.Rest.SubmitIndicationAsync(host.NewUnknownNumber()), "undeliverable");
        await using var visit = await browser.VisitAsync(host);
        await visit.SignInAsync("demo");
        await visit.OpenAsync("/");
        var keys = visit.Page.Keyboard;

        await keys.PressAsync("?");
        await Expect(visit.Find("keys")).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Expect(visit.Find("keys")).ToBeHiddenAsync();

        await keys.PressAsync("g");
        await keys.PressAsync("f");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/failures$"));
        await Expect(visit.Find("failure-row").Nth(1)).ToBeVisibleAsync();
        // A new page takes the focus when it is there; a key pressed before would lose it again.
        await Expect(visit.Page.Locator("h1")).ToBeFocusedAsync();

        await keys.PressAsync("/");
        await Expect(visit.Find("search")).ToBeFocusedAsync();
        await keys.TypeAsync("jr?");
        await Expect(visit.Find("search")).ToHaveValueAsync("jr?");
        await Expect(visit.Find("keys")).ToBeHiddenAsync();
        await visit.Find("search").FillAsync("");
        await visit.Page.EvaluateAsync("document.activeElement.blur()");

        var groups = await visit.Find("failure-group").CountAsync();
        for (var row = 0; row <= groups + 1; row++)
        {
            await keys.PressAsync("j");
        }

        await Expect(visit.Find("failure-row").Nth(1).GetByRole(Microsoft.Playwright.AriaRole.Link).First).ToBeFocusedAsync();
        await keys.PressAsync("k");
        await Expect(visit.Find("failure-row").First.GetByRole(Microsoft.Playwright.AriaRole.Link).First).ToBeFocusedAsync();
        await keys.PressAsync("r");
        await Expect(visit.Find("retry-dialog")).ToBeVisibleAsync();
        await visit.Find("retry-cancel").ClickAsync();
        await Expect(visit.Find("retry-dialog")).ToBeHiddenAsync();

        await visit.Find("failure-row").First.GetByRole(Microsoft.Playwright.AriaRole.Link).First.FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(visit.Find("outcome")).ToBeVisibleAsync();
    }
}
