using System.Collections.Concurrent;
using Microsoft.Playwright;
using PushPortal.Tests.Journeys;
using static Microsoft.Playwright.Assertions;

namespace PushPortal.Tests.Browser;

/// <summary>Pages whose scripts are not ours do their work under our policies; a visit notes what the browser refuses.</summary>
public sealed class ForeignPageTests(SharedGateway gateway, PortalBrowser browser)
{
    [Fact]
    public async Task Api_reference_shows_its_operations()
    {
        await using var visit = await browser.VisitAsync(await gateway.StartedAsync());
        var errors = new ConcurrentQueue<string>();
        visit.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Enqueue(message.Text);
            }
        };
        visit.Page.RequestFailed += (_, request) => errors.Enqueue($"{request.Url}: {request.Failure}");

        await visit.Page.GotoAsync("/docs");

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "PushPortal" }).First).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("/api/v1/pushes/preview").First).ToBeVisibleAsync();
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Dashboard_of_jobs_runs_its_scripts()
    {
        await using var visit = await browser.VisitAsync(await gateway.StartedAsync());
        await visit.SignInAsync("admin");
        await visit.Find("signed-in-as").WaitForAsync();

        await visit.Page.GotoAsync("/hangfire");
        await Expect(visit.Page.Locator("#realtimeGraph.chartjs-render-monitor")).ToBeVisibleAsync();
        await visit.Page.GotoAsync("/hangfire/recurring");
        await Expect(visit.Page.GetByText("retention-purge").First).ToBeVisibleAsync();
    }
}
