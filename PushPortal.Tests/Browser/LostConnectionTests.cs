using System.Net;
using Microsoft.Playwright;
using PushPortal.Tests.Journeys;
using static Microsoft.Playwright.Assertions;

namespace PushPortal.Tests.Browser;

/// <summary>The connection is lost between the click and its answer: what was sent for was sent, and nobody sees it.</summary>
public sealed class LostConnectionTests(SharedGateway gateway, PortalBrowser browser)
{
    private bool _isCut;

    [Fact]
    public async Task Form_that_was_sent_and_not_answered_is_there_again_and_sends_once()
    {
        var host = await gateway.StartedAsync();
        var number = host.NewUnknownNumber();
        await using var visit = await VisitAsync(host);
        await visit.OpenAsync("/pushes/new");
        await visit.Find("to").FillAsync(number);
        await visit.Find("text").FillAsync("Sent once");
        await visit.Find("href").FillAsync("http://www.example.com/");
        await Expect(visit.Page.GetByText("http://www.example.com/").First).ToBeVisibleAsync();
        _isCut = true;
        await visit.Find("submit-push").ClickAsync();
        await Eventually.GetAsync(() => CountAsync(host, number), count => count == 1, "the push that was sent for");
        _isCut = false;

        await visit.Page.ReloadAsync();
        await Expect(visit.Find("restored")).ToBeVisibleAsync();
        await Expect(visit.Find("text")).ToHaveValueAsync("Sent once");
        await visit.Find("submit-push").ClickAsync();

        await Expect(visit.Find("outcome")).ToBeVisibleAsync();
        Assert.Equal(1, await CountAsync(host, number));
        await visit.OpenAsync("/pushes/new");
        await Expect(visit.Find("text")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Restored_form_can_be_begun_anew_and_another_viewer_never_sees_it()
    {
        await using var visit = await VisitAsync(await gateway.StartedAsync());
        await visit.OpenAsync("/pushes/new");
        await visit.Find("text").FillAsync("Mine");
        await Expect(visit.Page.GetByText("Mine").First).ToBeVisibleAsync();
        await visit.Page.ReloadAsync();
        await Expect(visit.Find("text")).ToHaveValueAsync("Mine");

        await visit.Find("begin-anew").ClickAsync();
        await Expect(visit.Find("text")).ToHaveValueAsync("");
        await visit.Page.ReloadAsync();
        await visit.ReadyAsync();
        await Expect(visit.Find("restored")).ToHaveCountAsync(0);

        await visit.Find("text").FillAsync("Mine again");
        await Expect(visit.Page.GetByText("Mine again").First).ToBeVisibleAsync();
        await visit.Page.GotoAsync("/Account/Login");
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => Object.keys(sessionStorage).filter(key => key.startsWith('pushportal.unsent')).length"));
    }

    [Fact]
    public async Task Test_push_that_was_asked_for_and_not_answered_is_sent_once()
    {
        var host = await gateway.StartedAsync();
        await using var visit = await VisitAsync(host);
        await visit.OpenAsync("/");
        await Expect(visit.Find("try-failing")).ToBeEnabledAsync();
        var before = await CountAsync(host, "+99900000005");
        _isCut = true;
        await visit.Find("try-failing").ClickAsync();
        await Eventually.GetAsync(() => CountAsync(host, "+99900000005"), count => count == before + 1, "the push that was asked for");
        _isCut = false;

        await visit.Page.ReloadAsync();
        await visit.ReadyAsync();
        await visit.Find("try-failing").ClickAsync();

        await Expect(visit.Find("outcome-reason")).ToBeVisibleAsync();
        Assert.Equal(before + 1, await CountAsync(host, "+99900000005"));
    }

    /// <summary>How many pushes forms have sent there.</summary>
    private static async Task<int> CountAsync(GatewayHost host, string recipient) =>
        (await host.Rest.GetAsync($"/api/v1/pushes?recipient={Uri.EscapeDataString(recipient)}&source=form&limit=500")).Must(HttpStatusCode.OK).Body.GetProperty("data").GetArrayLength();

    /// <summary>The demo account's owner, whose browser hears nothing of the server while the connection is cut.</summary>
    private async Task<PortalVisit> VisitAsync(GatewayHost host)
    {
        var visit = await browser.VisitAsync(host);
        // It asks before a filled form is left.
        visit.Page.Dialog += (_, asked) => _ = asked.AcceptAsync();
        await visit.Page.RouteWebSocketAsync("**/_blazor?*", socket =>
        {
            var server = socket.ConnectToServer();
            socket.OnMessage(frame => Pass(server, frame));
            server.OnMessage(frame =>
            {
                if (!_isCut)
                {
                    Pass(socket, frame);
                }
            });
        });
        await visit.SignInAsync("demo");
        await Expect(visit.Find("signed-in-as")).ToBeVisibleAsync();
        return visit;
    }

    private static void Pass(IWebSocketRoute to, IWebSocketFrame frame)
    {
        if (frame.Binary is { } octets)
        {
            to.Send(octets);
        }
        else
        {
            to.Send(frame.Text!);
        }
    }
}
