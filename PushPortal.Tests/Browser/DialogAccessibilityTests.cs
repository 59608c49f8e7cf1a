using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Transactions;
using PushPortal.Tests.Journeys;
using PushPortal.Web.Portal.Components;
using static Microsoft.Playwright.Assertions;
using static PushPortal.Tests.Browser.AxeJudge;

namespace PushPortal.Tests.Browser;

/// <summary>The same judge looks at each dialog as it stands over its page, in both themes and in both languages; each has a name, and Esc closes it.</summary>
public sealed class DialogAccessibilityTests(OwnGateway own, PortalBrowser browser) : IClassFixture<OwnGateway>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("light", "en")]
    [InlineData("dark", "zh-CN")]
    public async Task Nothing_is_wrong_with_any_dialog(string theme, string language)
    {
        var host = own.Host;
        var failed = await host.Rest.SubmitIndicationAsync(host.NewUnknownNumber());
        await host.Rest.TransactionInAsync(failed, "undeliverable");
        var push = (await host.Rest.TransactionAsync(failed)).Text("push");
        var waiting = (await host.Rest.SubmitAsync(new { to = new[] { host.NewUnknownNumber() }, content = new { type = "si", text = "x" }, deliverAfter = "2040-01-01T00:00:00Z" })).Text("id");
        (await host.Rest.PostAsync("/api/v1/keys", $$"""{"name": "{{theme}}", "scopes": ["read"]}""")).Must(System.Net.HttpStatusCode.Created);
        await host.AddAliasAsync($"of-{theme}", host.NewUnknownNumber());
        await host.Rest.PostAsync("/api/v1/recipient-groups", $$"""{"name": "Of {{theme}}", "numbers": ["{{host.NewUnknownNumber()}}"]}""");
        await using var visit = await browser.VisitAsync(host);
        // A dialog that still fades in has no colours of its own.
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        await visit.Page.GotoAsync("/Account/Login");
        await visit.Page.Context.AddCookiesAsync([new Cookie { Name = "pushportal.theme", Value = theme, Url = host.Address.ToString() }]);
        await visit.Find($"language-{language}").ClickAsync();
        await visit.SignInAsync("admin");
        await visit.Find("signed-in-as").WaitForAsync();
        var wrongs = new List<string>();

        await LookAsync(
        [
            ($"/pushes/{push}", "retry"),
            ($"/pushes/{push}", "erase-content"),
            ($"/pushes/{waiting}", "cancel-push"),
            ("/failures?show=all&range=ever", "issue-change"),
            ("/failures?show=all&range=ever", "view-save"),
            ("/links", "link-drain"),
            ("/links", "link-stop"),
            ("/links", "link-throttle"),
            ("/links", "intake-suspend"),
            ("/keys?account=demo", "rotate-key"),
            ("/keys?account=demo", "revoke-key"),
            ("/aliases", "alias-add"),
            ("/users?user=demo", "disable-user"),
            ("/accounts?account=demo", "rotate-secret"),
            ("/accounts?account=demo", "hold"),
            ("/aliases", "alias-delete"),
            ("/groups?account=demo", "group-delete"),
        ]);

        // What undoes an order is there once the order stands.
        var by = Actor.User("admin", null);
        await host.Services.GetRequiredService<IntakeOrders>().SuspendAsync(by, "a test", Ct);
        await host.Services.GetRequiredService<LinkWatch>().SetModeAsync("simulator", LinkMode.Stopped, by, "a test", Ct);
        await LookAsync([("/links", "intake-resume"), ("/links", "link-start")]);
        await host.Services.GetRequiredService<IntakeOrders>().ResumeAsync(by, "a test", Ct);
        await host.Services.GetRequiredService<LinkWatch>().SetModeAsync("simulator", LinkMode.Running, by, "a test", Ct);

        // A draft of routes is begun on its page; a form that was filled asks before it is left.
        await visit.OpenAsync("/routes");
        if (await visit.Find("route-begin").CountAsync() > 0)
        {
            await visit.Find("route-begin").ClickAsync();
            await visit.Find("draft").WaitForAsync();
        }

        await LookAsync([("/routes?view=draft", "route-discard"), ("/routes?view=draft", "route-publish")]);
        await visit.OpenAsync("/pushes/new");
        await visit.Find("text").FillAsync("Not sent");
        await visit.Page.Locator("nav a[href='/failures']").First.ClickAsync();
        await JudgeAsync("leaving a form");
        await visit.Find("text").FillAsync("");

        // The bulk retry is planned on its page, and started there; a key is made on its page, and shown once.
        await visit.OpenAsync("/failures?show=all&range=ever");
        await visit.Find("retry-all").First.ClickAsync();
        await visit.Find("retry-reason").WaitForAsync();
        wrongs.AddRange(await WrongsAsync(visit, "bulk retry"));
        await visit.OpenAsync("/keys?account=demo&new=true");
        await visit.Find("key-name").FillAsync("shown once");
        await visit.Find("scope-read").CheckAsync();
        await visit.Find("create-key").ClickAsync();
        await visit.Find("key-secret").WaitForAsync();
        wrongs.AddRange(await WrongsAsync(visit, "new key"));
        await visit.OpenAsync("/");
        await visit.Page.Keyboard.PressAsync("?");
        await Expect(visit.Page.Locator("#keys")).ToBeVisibleAsync();
        wrongs.AddRange(await WrongsAsync(visit, "keys"));

        Assert.Empty(wrongs);

        async Task LookAsync(IEnumerable<(string Path, string Opens)> dialogs)
        {
            foreach (var (path, opens) in dialogs)
            {
                await visit.OpenAsync(path);
                await visit.Find(opens).First.ClickAsync();
                await JudgeAsync($"{path} {opens}");
            }
        }

        async Task JudgeAsync(string what)
        {
            var dialog = visit.Page.GetByRole(AriaRole.Dialog);
            await Expect(dialog).ToBeVisibleAsync();
            wrongs.AddRange(await WrongsAsync(visit, what));
            wrongs.AddRange(await NarrowAsync(visit, what));
            await visit.Page.Keyboard.PressAsync("Escape");
            await Expect(dialog).ToHaveCountAsync(0);
        }
    }
}
