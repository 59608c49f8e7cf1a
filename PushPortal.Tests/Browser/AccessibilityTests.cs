using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using PushPortal.Tests.Journeys;
using PushPortal.Web.Portal;
using static Microsoft.Playwright.Assertions;
using static PushPortal.Tests.Browser.AxeJudge;

namespace PushPortal.Tests.Browser;

/// <summary>
/// An independent judge (<see cref="AxeJudge"/>) looks at each page in both themes, and at each language at a gateway of its own. The theme is changed where the page stands, and the
/// next page begins with the one that the last ended with.
/// </summary>
public abstract class AccessibilityTests(OwnGateway own, PortalBrowser browser, string language)
{
    /// <summary>Pages without a circuit, before anybody signs in.</summary>
    private static readonly string[] Outside = ["/docs/errors", "/docs/errors/invalid-query"];

    /// <summary>Pages of an administrator. What is in braces is made before.</summary>
    private static readonly string[] Inside =
    [
        "/", "/?compare=previous", "/pushes", "/pushes/new", "/pushes/new?type=provisioning", "/failures?show=all&range=ever", "/retries", "/retries/{plan}", "/callbacks", "/callbacks?account=demo",
        "/refusals", "/refusals/{refusal}", "/links", "/queues?stage=due", "/queues?stage=later", "/queues?stage=notifications", "/routes", "/alarms", "/reports", "/reports?by=link", "/aliases",
        "/accounts", "/accounts?account=demo", "/accounts?new=true", "/keys", "/keys?account=demo", "/keys?account=demo&new=true", "/usage", "/usage?account=demo", "/users", "/users?new=true",
        "/users?user=demo", "/audit", "/audit?entry=aud_0000000000001", "/Account/Password", "/Account/Logout", "/pushes/{failed}", "/pushes/{failed}?tab=content", "/pushes/{failed}?tab=notifications",
        "/pushes/{failed}?tab=explain", "/pushes/{failed}?tab=request", "/pushes/{delivered}", "/pushes/{pending}", "/nothing-here", "/error", "/not-found", "/Account/Denied", "/import",
        "/groups?account=demo&new=true", "/imports/{import}", "/trace", "/handsets", "/handsets?number={handset}&message=1", "/lab", "/settings", "/nodes",
    ];

    /// <summary>What a service provider has on pages that staff see otherwise.</summary>
    private static readonly string[] OfProvider = ["/", "/callbacks", "/usage", "/keys"];

    private string _theme = "light";

    [Fact]
    public async Task Nothing_is_wrong_with_any_page()
    {
        // Of its own, so that lists are short: axe looks at each element.
        var host = own.Host;
        var made = await MakeAsync(host);
        var wrongs = new List<string>();
        await using (var visit = await VisitAsync(host))
        {
            await visit.Page.GotoAsync("/Account/Login");
            await visit.Find($"language-{language}").ClickAsync();
            wrongs.AddRange(await LookAsync(visit, "/Account/Login"));
            foreach (var path in Outside)
            {
                await visit.Page.GotoAsync(path);
                wrongs.AddRange(await LookAsync(visit, path));
            }

            await visit.Page.GotoAsync("/Account/Login");
            await visit.SignInAsync("admin");
            await visit.Find("signed-in-as").WaitForAsync();
            foreach (var path in Inside)
            {
                await visit.OpenAsync(made.Aggregate(path, (address, one) => address.Replace($"{{{one.Key}}}", one.Value, StringComparison.Ordinal)));
                wrongs.AddRange(await LookAsync(visit, path));
            }
        }

        _theme = "light";
        await using (var provider = await VisitAsync(host))
        {
            await provider.Page.GotoAsync("/Account/Login");
            await provider.Find($"language-{language}").ClickAsync();
            await provider.SignInAsync("demo");
            await provider.Find("signed-in-as").WaitForAsync();
            foreach (var path in OfProvider)
            {
                await provider.OpenAsync(path);
                wrongs.AddRange(await LookAsync(provider, $"{path} of a provider"));
            }
        }

        Assert.Empty(wrongs);
    }

    [Fact]
    public void Every_page_is_looked_at()
    {
        string[] looked = ["/Account/Login", .. Outside, .. Inside];
        var paths = looked.Select(path => path.Split('?')[0]).ToList();
        var routes = typeof(App).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);

        Assert.DoesNotContain(routes, route => !paths.Exists(path => Regex.IsMatch(path, $"^{Regex.Replace(route, "\\{[^}]+\\}", "[^/]+")}$")));
    }

    /// <summary>What pages show that show one thing.</summary>
    private static async Task<Dictionary<string, string>> MakeAsync(GatewayHost host)
    {
        var handset = await host.NewHandsetAsync();
        var delivered = await host.Rest.SubmitIndicationAsync(handset.Number);
        await host.Rest.TransactionInAsync(delivered, "delivered");
        var failed = await host.Rest.SubmitIndicationAsync(host.NewUnknownNumber());
        await host.Rest.TransactionInAsync(failed, "undeliverable");
        var import = (await host.Rest.SendAsync(
            HttpMethod.Post, "/api/v1/imports?type=si", new StringContent("recipient,text\n+8613900000001,Hello\n+8613900000001,Hello\nnobody,Hello\n", Encoding.UTF8, "text/csv"))).Body.Text("id");
        await Eventually.GetAsync(() => host.Rest.GetAsync($"/api/v1/imports/{import}"), answer => answer.Body.Text("status") == "checked", "checked");
        return new()
        {
            ["handset"] = Uri.EscapeDataString(handset.Number),
            ["delivered"] = (await host.Rest.TransactionAsync(delivered)).Text("push"),
            ["failed"] = (await host.Rest.TransactionAsync(failed)).Text("push"),
            ["pending"] = (await host.Rest.SubmitAsync(new { to = new[] { handset.Number }, content = new { type = "si", text = "x" }, deliverAfter = "2040-01-01T00:00:00Z" })).Text("id"),
            ["plan"] = (await host.Rest.PostAsync("/api/v1/bulk-retries/plan", $$"""{"transactions": ["{{failed}}"]}""")).Body.Text("id"),
            ["import"] = import,
            ["refusal"] = (await host.Rest.PostAsync("/api/v1/pushes", "{}")).Must(HttpStatusCode.UnprocessableEntity)["refusal"],
        };
    }

    private async Task<PortalVisit> VisitAsync(GatewayHost host)
    {
        var visit = await browser.VisitAsync(host);
        // A menu that still fades away has no colours of its own.
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        await visit.Page.Context.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = "pushportal.theme", Value = _theme, Url = host.Address.ToString() }]);
        return visit;
    }

    private async Task<IEnumerable<string>> LookAsync(PortalVisit visit, string path)
    {
        var root = visit.Page.Locator("html");
        await Expect(root).ToHaveAttributeAsync("lang", language);
        await Expect(root).ToHaveAttributeAsync("data-theme", _theme);
        var wrongs = new List<string>(await WrongsAsync(visit, $"{path} {_theme} {language}"));
        wrongs.AddRange(await NarrowAsync(visit, path));

        _theme = _theme == "light" ? "dark" : "light";
        if (await visit.Find("theme-menu").CountAsync() == 0)
        {
            await visit.Page.EvaluateAsync("theme => window.pushPortal.chooseTheme(theme)", _theme);
        }
        else
        {
            await visit.Find("theme-menu").GetByRole(AriaRole.Button).First.ClickAsync();
            await visit.Find($"theme-{_theme}").ClickAsync();
            await Expect(visit.Find($"theme-{_theme}")).ToHaveCountAsync(0);
        }

        await Expect(root).ToHaveAttributeAsync("data-theme", _theme);
        wrongs.AddRange(await WrongsAsync(visit, $"{path} {_theme} {language}"));
        return wrongs;
    }

    public sealed class InEnglish(OwnGateway own, PortalBrowser browser) : AccessibilityTests(own, browser, "en"), IClassFixture<OwnGateway>;

    public sealed class InChinese(OwnGateway own, PortalBrowser browser) : AccessibilityTests(own, browser, "zh-CN"), IClassFixture<OwnGateway>;
}
