using System.Text;
using Microsoft.Playwright;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Browser;

/// <summary>Takes the pictures of the documents from the running product; asked for by <c>./pictures.sh</c> alone.</summary>
public sealed class PortalPictures(OwnGateway own, PortalBrowser browser) : IClassFixture<OwnGateway>
{
    private const string Folder = "PUSHPORTAL_PICTURES";
    private const int Pushes = 240;

    /// <summary>Most are fine, one comes twice, one has no number.</summary>
    private static readonly string Rows = "recipient,text\n" + string.Concat(Enumerable.Range(1, 18).Select(at => $"+86138000000{at:D2},Your order is on its way\n")) + "+8613800000001,Your order is on its way\nnobody,Hello\n";

    [Fact(Explicit = true)]
    public async Task Each_main_page_has_its_picture()
    {
        var folder = Environment.GetEnvironmentVariable(Folder) ?? throw new InvalidOperationException($"{Folder} has to name the folder for the pictures.");
        var (failed, delivered) = await LiveAsync();
        var plan = (await own.Host.Rest.PostAsync("/api/v1/bulk-retries/plan", """{"filter": {}}""")).Body.Text("id");
        var import = (await own.Host.Rest.SendAsync(HttpMethod.Post, "/api/v1/imports?type=si", new StringContent(Rows, Encoding.UTF8, "text/csv"))).Body.Text("id");
        await Eventually.GetAsync(() => own.Host.Rest.GetAsync($"/api/v1/imports/{import}"), answer => answer.Body.Text("status") == "checked", "checked");
        await own.Host.Rest.PostAsync("/api/v1/pushes", "{}");
        await using var visit = await browser.VisitAsync(own.Host);
        await visit.SignInAsync("admin");
        await visit.Find("signed-in-as").WaitForAsync();
        foreach (var (name, path) in new[]
        {
            ("dashboard", "/"), ("pushes", "/pushes"), ("push", $"/pushes/{delivered}"), ("push-failed", $"/pushes/{failed}"), ("explain", $"/pushes/{delivered}?tab=explain"),
            ("content", $"/pushes/{delivered}?tab=content"), ("failures", "/failures"), ("bulk-retry", $"/retries/{plan}"), ("links", "/links"), ("accounts", "/accounts"),
            ("queues", "/queues?stage=later"), ("routes", "/routes"), ("reports", "/reports"), ("handset", $"/handsets?number={Uri.EscapeDataString("+8613800000001")}&message=1"),
            ("alarms", "/alarms"), ("callbacks", "/callbacks?account=demo"), ("keys", "/keys?account=demo"), ("users", "/users"), ("audit", "/audit"), ("settings", "/settings"),
            ("trace", "/trace"), ("import", "/import"), ("groups", "/groups?account=demo&new=true"), ("aliases", "/aliases"), ("refusals", "/refusals"), ("usage", "/usage?account=demo"), ("import-run", $"/imports/{import}"), ("retries", "/retries"),
        })
        {
            await visit.OpenAsync(path);
            await TakeAsync(visit, folder, name);
        }

        await visit.OpenAsync("/lab");
        await visit.Find("lab-scenario").SelectOptionAsync("loss-10");
        await visit.Find("lab-run").ClickAsync();
        await visit.Find("lab-verdict").First.WaitForAsync(new() { Timeout = 300_000 });
        await visit.Find("lab-cancel").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 300_000 });
        await visit.Find("lab-trial").ScrollIntoViewIfNeededAsync();
        await TakeAsync(visit, folder, "lab");

        await visit.OpenAsync("/pushes/new");
        await visit.Find("account").SelectOptionAsync("demo");
        await visit.Find("to").FillAsync("+8613800000001\n+8613800000002");
        await visit.Find("text").FillAsync("You have 4 new messages waiting in your inbox. Open it to read them before they expire tomorrow at noon.");
        await visit.Find("href").FillAsync("http://www.example.com/inbox");
        await visit.Find("dry-run-result").Or(visit.Find("preview-segments")).First.WaitForAsync();
        await TakeAsync(visit, folder, "new-push");
    }

    /// <summary>A busy minute: most pushes arrive, some do not, for several reasons.</summary>
    private async Task<(string Failed, string Delivered)> LiveAsync()
    {
        var rest = own.Host.Rest;
        string? delivered = null, failed = null;
        for (var at = 0; at < Pushes; at++)
        {
            var number = at % 12 == 5 ? own.Host.NewUnknownNumber() : $"+86138000000{(at % 20) + 1:D2}";
            if (at % 30 == 7)
            {
                await rest.PutAsync("/api/v1/simulator/network", $$"""{"fail": [{"recipient": "{{number}}", "segment": 1, "times": 1, "answer": "permanent"}]}""");
            }

            var transaction = RestClient.FirstTransaction(await rest.SubmitAsync(new
            {
                to = new[] { number },
                content = new { type = "si", text = string.Concat(Enumerable.Repeat($"Message {at} of a busy minute. ", 1 + (at % 7))), href = "http://www.example.com/inbox" },
            }));
            if (at is 5 or 6)
            {
                var push = (await rest.TransactionInAsync(transaction, at == 5 ? "undeliverable" : "delivered")).Text("push");
                (failed, delivered) = at == 5 ? (push, delivered) : (failed, push);
            }
        }

        await rest.SubmitAsync(new { to = Enumerable.Range(1, 5).Select(at => $"+86138000000{at:D2}"), content = new { type = "sl", href = "http://www.example.com/tonight" }, deliverAfter = "2099-01-01T20:00:00Z" });
        var away = await own.Host.NewHandsetAsync();
        await away.ChangeAsync("""{"absent": true}""");
        await rest.SubmitIndicationAsync(away.Number);
        return (failed!, delivered!);
    }

    private static async Task TakeAsync(PortalVisit visit, string folder, string name)
    {
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await visit.Page.EvaluateAsync("scrollTo(0, 0)");
        await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }
}
