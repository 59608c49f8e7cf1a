using Microsoft.AspNetCore.Http;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Mms;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Journeys;
using PushPortal.Web.Demo;
using static Microsoft.Playwright.Assertions;

namespace PushPortal.Tests.Browser;

/// <summary>From PAP to the content on the phone, in a real browser: through the SMSC, the simulated network and the WAP gateway.</summary>
public sealed class HandsetJourneyTests(SharedGateway gateway, PortalBrowser browser)
{
    private const string Page = "<html><head><title>Mailbox</title></head><body><h1>Mailbox</h1><p>4 new messages</p></body></html>";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Indication_is_shown_as_it_arrives_opened_and_its_fetch_stands_on_the_timeline()
    {
        await using var origin = await StartOriginAsync();
        var host = await gateway.StartedAsync();
        var handset = await host.NewHandsetAsync();
        await using var visit = await OpenPhoneAsync(host, handset);
        await Expect(visit.Find("phone-empty")).ToBeVisibleAsync();
        var href = origin.Url("/mail?box=1");
        var pushId = $"si-phone-{handset.Number}@pi.example";

        (await host.Pap.PushAsync(
            PapClient.Message(pushId, [PapClient.Plmn(handset.Number)]),
            $"""<?xml version="1.0"?><!DOCTYPE si PUBLIC "-//WAPFORUM//DTD SI 1.0//EN" "http://www.wapforum.org/DTD/si.dtd"><si><indication href="{href}" si-id="mail@pi.example" action="signal-high">You have 4 new messages</indication></si>""")).Must("push-response", "1001");

        await visit.Find("phone-entry").ClickAsync();
        await Expect(visit.Find("phone-text")).ToHaveTextAsync("You have 4 new messages");
        await visit.Find("phone-open").ClickAsync();
        await Expect(visit.Find("opened-answer")).ToContainTextAsync("HTTP 200 · text/html");
        await Expect(visit.Find("opened-text")).ToContainTextAsync("4 new messages");
        await StandsOnTimelineAsync(host, visit, pushId, href);
        await visit.Find("on-handset").ClickAsync();
        await Expect(visit.Find("phone-entry")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Multimedia_message_is_fetched_by_the_phone_itself_and_acknowledged()
    {
        await using var origin = await StartOriginAsync();
        var host = await gateway.StartedAsync();
        var handset = await host.NewHandsetAsync();
        await handset.ChangeAsync($$"""{"automatic": true, "mmscUrl": "{{origin.Url("/mmsc")}}"}""");
        await using var visit = await OpenPhoneAsync(host, handset);
        var location = origin.Url("/mms/photo-1");
        var pushId = $"mms-phone-{handset.Number}@pi.example";
        var notification = new NotificationInd
        {
            TransactionId = "T-phone",
            From = "+15551234567/TYPE=PLMN",
            Subject = "Holiday",
            MessageSize = 2_048,
            Expiry = new MmsExpiry(IsRelative: true, 3_600),
            ContentLocation = location,
        }.Write();

        (await host.Pap.PushAsync(
            PapClient.Message(pushId, [PapClient.Plmn(handset.Number)]),
            Convert.ToBase64String(notification),
            "Content-Type: application/vnd.wap.mms-message\r\nContent-Transfer-Encoding: base64\r\nX-Wap-Application-Id: x-wap-application:mms.ua")).Must("push-response", "1001");

        await visit.Find("phone-entry").ClickAsync();
        await Expect(visit.Find("mms-from")).ToHaveTextAsync("+15551234567");
        await Expect(visit.Find("mms-subject")).ToHaveTextAsync("Holiday");
        await Expect(visit.Find("mms-size")).ToHaveTextAsync("2048 octets");
        await Expect(visit.Find("mms-part")).ToContainTextAsync("This is the demo message photo-1.");
        await Expect(visit.Find("mms-acknowledged")).ToContainTextAsync("m-notifyresp-ind: retrieved (HTTP 204)");
        Assert.Equal(["GET /mms/photo-1", "POST /mmsc"], origin.Seen.Select(seen => $"{seen.Method} {seen.Target}"));
        await StandsOnTimelineAsync(host, visit, pushId, location);
    }

    [Fact]
    public async Task Handset_that_is_switched_off_gets_its_push_when_it_is_switched_on_again()
    {
        var host = await gateway.StartedAsync();
        var handset = await host.NewHandsetAsync();
        await using var visit = await OpenPhoneAsync(host, handset);
        await visit.Find("switch-radio").CheckAsync();
        await Expect(visit.Find("phone-bar")).ToContainTextAsync("Switched off");
        var transaction = await host.Rest.SubmitIndicationAsync(handset.Number);
        await Eventually.GetAsync(() => host.Rest.TransactionAsync(transaction), pushed => pushed.Text("step") == "waiting-to-retry", "waiting for the handset");

        await visit.Find("switch-radio").UncheckAsync();

        await Expect(visit.Find("phone-entry")).ToHaveCountAsync(1);
    }

    private async Task<PortalVisit> OpenPhoneAsync(GatewayHost host, Handset handset)
    {
        var visit = await browser.VisitAsync(host);
        await visit.SignInAsync("support");
        await Expect(visit.Find("signed-in-as")).ToBeVisibleAsync();
        await visit.OpenAsync($"/handsets?number={Uri.EscapeDataString(handset.Number)}");
        return visit;
    }

    private static Task<LoopbackOrigin> StartOriginAsync() => LoopbackOrigin.StartAsync(
        async context =>
        {
            if (context.Request.Method == "POST")
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
            }
            else if (context.Request.Path.StartsWithSegments("/mms", out var id))
            {
                context.Response.ContentType = WapPush.Mms;
                await context.Response.Body.WriteAsync(DemoMultimediaMessage.Retrieve(id.Value![1..], DateTimeOffset.UnixEpoch.AddYears(50)));
            }
            else
            {
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync(Page);
            }
        },
        Ct);

    private static async Task StandsOnTimelineAsync(GatewayHost host, PortalVisit visit, string pushId, string url)
    {
        var transaction = RestClient.FirstTransaction(await host.Rest.PushByInitiatorIdAsync(pushId));
        await host.Rest.TransactionWithLineAsync(transaction, $"The handset fetched {url}: HTTP 200");
        await visit.OpenAsync($"/transactions/{transaction}");
        await Expect(visit.Find("timeline")).ToContainTextAsync("The handset fetched the content: HTTP 200");
        await Expect(visit.Find("timeline")).ToContainTextAsync(url);
    }
}
