using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Lab;
using PushPortal.Infrastructure.Lab;
using PushPortal.Infrastructure.Transactions;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Browser;

/// <summary>Live pages of a tab that nobody sees are not drawn into, while the same pages in a tab that is seen are; shown again, they catch up.</summary>
public sealed class HiddenTabTests(PortalBrowser browser)
{
    private const string Hide = "hidden => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden }); document.dispatchEvent(new Event('visibilitychange')); }";

    /// <summary>Counts what is changed in the page's content.</summary>
    private const string Count = "() => { window.drawn = 0; new MutationObserver(changes => { window.drawn += changes.length; }).observe(document.getElementById('content'), { subtree: true, childList: true, characterData: true, attributes: true }); }";

    [Fact]
    public async Task Pages_rest_while_they_are_hidden_and_catch_up_when_they_are_shown()
    {
        await using var host = await GatewayHost.StartAsync(("PushPortal:Alarms:RaiseAfter", "00:00:00"));
        var waiting = await host.NewHandsetAsync();
        await waiting.ChangeAsync("""{"absent": true}""");
        var pending = await host.Rest.SubmitIndicationAsync(waiting.Number);
        var push = (await host.Rest.TransactionAsync(pending)).Text("push");
        await using var seen = await SignedInAsync(host);
        await using var hidden = await SignedInAsync(host);
        foreach (var (path, happen) in new (string Path, Func<Task> Happen)[]
        {
            ("/", SubmitAsync),
            ("/pushes", SubmitAsync),
            ("/failures?show=all&range=ever", SubmitAsync),
            ("/links", SubmitAsync),
            ("/queues", SubmitAsync),
            ("/alarms", () => host.Services.GetRequiredService<IntakeOrders>().SuspendAsync(Actor.User("anna", null), "a test", TestContext.Current.CancellationToken)),
            ("/lab", StartTrial),
            ($"/pushes/{push}", () => waiting.ChangeAsync("""{"absent": false}""")),
        })
        {
            await seen.OpenAsync(path);
            await hidden.OpenAsync(path);
            await hidden.Page.EvaluateAsync(Hide, true);
            // The circuit takes one word of the browser after the other: when this is answered it knows that the tab is hidden.
            await hidden.Find("choose-zone").ClickAsync();
            await hidden.Find("zone").WaitForAsync();
            await hidden.Page.EvaluateAsync(Count);
            await seen.Page.EvaluateAsync(Count);

            await happen();

            await Eventually.GetAsync(() => seen.Page.EvaluateAsync<int>("window.drawn"), drawn => drawn > 0, $"{path} is drawn where it is seen");
            Assert.Equal(0, await hidden.Page.EvaluateAsync<int>("window.drawn"));

            await hidden.Page.EvaluateAsync(Hide, false);
            await Eventually.GetAsync(() => hidden.Page.EvaluateAsync<int>("window.drawn"), drawn => drawn > 0, $"{path} catches up");
        }

        async Task SubmitAsync() => await host.Rest.SubmitIndicationAsync(host.NewUnknownNumber());

        Task StartTrial()
        {
            Assert.NotNull(host.Services.GetRequiredService<LabBench>().Start(new LabOrder(new LabSettings { Pushes = 200, Seeds = 2 }, LabOrder.UsualArms), "anna"));
            return Task.CompletedTask;
        }
    }

    private async Task<PortalVisit> SignedInAsync(GatewayHost host)
    {
        var visit = await browser.VisitAsync(host);
        await visit.SignInAsync("admin");
        await visit.Find("signed-in-as").WaitForAsync();
        return visit;
    }
}
