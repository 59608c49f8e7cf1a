using System.Text;
using Microsoft.Playwright;
using PushPortal.Tests.Journeys;
using static PushPortal.Tests.Browser.AxeJudge;

namespace PushPortal.Tests.Browser;

/// <summary>
/// An independent judge looks at each page (<see cref="AxeJudge"/>). What a theme can do wrong does not depend on the language, nor the reverse: two looks at each page see all four, each at a gateway of its own.
/// </summary>
public abstract class AccessibilityTests(OwnGateway own, PortalBrowser browser, string theme, string language)
{
    [Fact]
    public async Task Nothing_is_wrong_with_any_page()
    {
        // Of its own, so that lists are short: axe looks at each element.
        var host = own.Host;
        var handset = await host.NewHandsetAsync();
        await host.Rest.TransactionInAsync(await host.Rest.SubmitIndicationAsync(handset.Number), "delivered");
        var failed = await host.Rest.SubmitIndicationAsync(host.NewUnknownNumber());
        await host.Rest.TransactionInAsync(failed, "undeliverable");
        var plan = (await host.Rest.PostAsync("/api/v1/bulk-retries/plan", $$"""{"transactions": ["{{failed}}"]}""")).Body.Text("id");
        var import = (await host.Rest.SendAsync(
            HttpMethod.Post, "/api/v1/imports?type=si", new StringContent("recipient,text\n+8613900000001,Hello\n+8613900000001,Hello\nnobody,Hello\n", Encoding.UTF8, "text/csv"))).Body.Text("id");
        await Eventually.GetAsync(() => host.Rest.GetAsync($"/api/v1/imports/{import}"), answer => answer.Body.Text("status") == "checked", "checked");
        var push = (await host.Rest.TransactionAsync(failed)).Text("push");
        await using var visit = await browser.VisitAsync(host);
        var wrongs = new List<string>();

        await visit.Page.GotoAsync("/Account/Login");
        await visit.Page.Context.AddCookiesAsync([new Cookie { Name = "pushportal.theme", Value = theme, Url = host.Address.ToString() }]);
        await visit.Find($"language-{language}").ClickAsync();
        wrongs.AddRange(await WrongsAsync(visit, "/Account/Login"));
        foreach (var path in (string[])["/docs/errors", "/docs/errors/invalid-query"])
        {
            await visit.Page.GotoAsync(path);
            wrongs.AddRange(await WrongsAsync(visit, path));
            wrongs.AddRange(await NarrowAsync(visit, path));
        }

        await visit.Page.GotoAsync("/Account/Login");
        await visit.SignInAsync("admin");
        await visit.Find("signed-in-as").WaitForAsync();
        foreach (var path in new[]
        {
            "/",
            "/pushes",
            "/pushes/new",
            "/pushes/new?type=provisioning",
            "/failures?show=all&range=ever",
            "/retries",
            $"/retries/{plan}",
            "/callbacks",
            "/callbacks?account=demo",
            "/refusals",
            "/links",
            "/queues?stage=due",
            "/routes",
            "/alarms",
            "/reports",
            "/reports?by=link",
            "/?compare=previous",
            "/aliases",
            "/accounts",
            "/accounts?account=demo",
            "/keys",
            "/keys?account=demo",
            "/keys?account=demo&new=true",
            "/usage?account=demo",
            "/users",
            "/accounts?new=true",
            "/users?new=true",
            "/users?user=demo",
            "/audit",
            "/audit?entry=aud_0000000000001",
            "/Account/Password",
            $"/pushes/{push}",
            $"/pushes/{push}?tab=content",
            $"/pushes/{push}?tab=notifications",
            $"/pushes/{push}?tab=explain",
            $"/pushes/{push}?tab=request",
            "/nothing-here",
            "/error",
            "/Account/Denied",
            "/import",
            "/groups?account=demo&new=true",
            $"/imports/{import}",
            "/trace",
            "/handsets",
            $"/handsets?number={Uri.EscapeDataString(handset.Number)}&message=1",
            "/lab",
            "/settings",
            "/nodes",
        })
        {
            await visit.OpenAsync(path);
            Assert.Equal((theme, language), (await visit.Page.Locator("html").GetAttributeAsync("data-theme"), await visit.Page.Locator("html").GetAttributeAsync("lang")));
            wrongs.AddRange(await WrongsAsync(visit, path));
            wrongs.AddRange(await NarrowAsync(visit, path));
        }

        Assert.Empty(wrongs);
    }

    public sealed class LightInEnglish(OwnGateway own, PortalBrowser browser) : AccessibilityTests(own, browser, "light", "en"), IClassFixture<OwnGateway>;

    public sealed class DarkInChinese(OwnGateway own, PortalBrowser browser) : AccessibilityTests(own, browser, "dark", "zh-CN"), IClassFixture<OwnGateway>;
}
