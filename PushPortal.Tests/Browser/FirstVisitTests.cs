using System.Globalization;
using System.Text.RegularExpressions;
using PushPortal.Tests.Hosting;
using PushPortal.Tests.WapGateway;
using static Microsoft.Playwright.Assertions;

namespace PushPortal.Tests.Browser;

/// <summary>Somebody who has started the program and read nothing.</summary>
public sealed class FirstVisitTests(PortalBrowser browser)
{
    [Fact]
    public async Task Visitor_signs_in_as_the_page_says_sees_a_push_delivered_and_why_another_failed_and_sends_that_again()
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ClosedPort.Find()}");
        await using var run = new ProgramRun(
            ["--urls", url], ("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_CONTENTROOT", Repository.PathOf("PushPortal.Web")));
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        await run.ReadyAsync(http, TestContext.Current.CancellationToken);
        await using var visit = await browser.VisitAsync(new Uri(url));

        await visit.Page.GotoAsync("/");
        var shown = visit.Find("demo-accounts").Locator("code");
        var (password, first) = (await shown.Nth(0).TextContentAsync(), await shown.Nth(1).TextContentAsync());
        await visit.Find("login-name").FillAsync(first!);
        await visit.Find("login-password").FillAsync(password!);
        await visit.Find("login-submit").ClickAsync();
        await Expect(visit.Find("signed-in-as")).ToBeVisibleAsync();
        await visit.OpenAsync("/");
        await visit.Find("try-it").ClickAsync();
        await Expect(visit.Find("outcome")).ToContainTextAsync("The handset has acknowledged all of it (2 short messages)");

        await visit.OpenAsync("/");
        await visit.Find("try-failing").ClickAsync();
        await Expect(visit.Find("outcome-reason")).ToHaveTextAsync("Unknown subscriber: the number is not in service");
        await Expect(visit.Find("next-step")).ToContainTextAsync("Press Retry");
        await Expect(visit.Find("retry").First).ToBeVisibleAsync();
        await Expect(visit.Find("edit-copy")).ToContainTextAsync(Quoted(await visit.Find("outcome-advice").TextContentAsync()));

        await visit.Find("edit-copy").ClickAsync();
        await Expect(visit.Find("to")).ToHaveValueAsync("+99900000005");
        await visit.Find("to").FillAsync("+99900000001");
        await visit.Find("submit-push").ClickAsync();
        await Expect(visit.Find("outcome")).ToContainTextAsync("The handset has acknowledged all of it");
    }

    /// <summary>What the advice says is to be pressed.</summary>
    private static string Quoted(string? advice) => Regex.Match(advice ?? "", "“([^”]+)”").Groups[1].Value is { Length: > 0 } button ? button : throw new InvalidOperationException($"Nothing to press in: {advice}");
}
