using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Infrastructure.WapGateway;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Peers;

namespace PushPortal.Tests.Journeys;

/// <summary>From the push to the fetched page, by clients that are not ours: a WAP 1.x client, and curl through the proxy. All of it stands on the push's timeline.</summary>
public sealed class WapJourneyTests(SharedGateway shared) : Journey(shared)
{
    private const int Patience = 60_000;
    private const string Deck = """<?xml version="1.0"?><!DOCTYPE wml PUBLIC "-//WAPFORUM//DTD WML 1.1//EN" "http://www.wapforum.org/DTD/wml_1.1.xml"><wml><card><p>4 new messages</p></card></wml>""";

    [Theory(Timeout = Patience)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_of_an_indication_is_fetched_by_wsp(bool inSession)
    {
        await using var origin = await LoopbackOrigin.StartAsync(AnswerWithDeckAsync, TestContext.Current.CancellationToken);
        var (id, href, handset) = await PushAsync(origin);
        var endpoint = inSession ? Gateway.Services.GetRequiredService<WspSessionListener>().Endpoint : Gateway.Services.GetRequiredService<WspListener>().Endpoint;

        var (said, content) = await PublicWapClient.FetchAsync(endpoint!, inSession, href, handset);

        Assert.Contains("200OK", said, StringComparison.Ordinal);
        Assert.Equal("01046a007f6760" + "03" + Convert.ToHexStringLower(Encoding.ASCII.GetBytes("4 new messages")) + "00" + "010101", Convert.ToHexStringLower(content));
        await StandsOnTimelineAsync(id, href, content.Length);
    }

    [Fact(Timeout = Patience)]
    public async Task Page_of_an_indication_is_fetched_by_curl_through_the_proxy()
    {
        await using var origin = await LoopbackOrigin.StartAsync(AnswerWithDeckAsync, TestContext.Current.CancellationToken);
        var (id, href, handset) = await PushAsync(origin);

        var page = await Curl.RunAsync("--proxy", $"http://{Gateway.Services.GetRequiredService<WapProxy>().Endpoint}", "--noproxy", "", "--interface", handset.ToString(), href);

        Assert.Equal(Deck, page);
        await StandsOnTimelineAsync(id, href, Deck.Length);
    }

    private static Task AnswerWithDeckAsync(HttpContext context)
    {
        context.Response.ContentType = "text/vnd.wap.wml";
        return context.Response.WriteAsync(Deck);
    }

    private async Task<(string Id, string Href, IPAddress Handset)> PushAsync(LoopbackOrigin origin)
    {
        var handset = await Gateway.NewHandsetAsync();
        var href = origin.Url("/mail?box=1");
        var id = RestClient.FirstTransaction(await Rest.SubmitAsync(new { to = new[] { handset.Number }, content = new { type = "si", href, text = "mail" } }));
        await Rest.TransactionInAsync(id, "delivered");
        return (id, (await handset.OnlyMessageAsync()).GetProperty("content").Text("href"), Gateway.Services.GetRequiredService<SimulatedHandsets>().Find(handset.Number)!.Address);
    }

    private async Task StandsOnTimelineAsync(string id, string href, int octets)
    {
        var transaction = await Rest.TransactionWithLineAsync(id, $"The handset fetched {href}: HTTP 200, {octets} octets");
        Assert.Equal("delivered", transaction.Items("timeline")[^1].Text("state"));
    }
}
