using System.Net;
using Microsoft.AspNetCore.Http;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.Journeys;

public sealed class FetchJourneyTests(SharedGateway shared) : Journey(shared)
{
    private const string Page = "<html><body>4 new messages</body></html>";

    [Fact]
    public async Task Handset_opens_the_indications_url_through_the_wap_gateway_and_the_timeline_shows_it()
    {
        await using var origin = await LoopbackOrigin.StartAsync(context => context.Response.WriteAsync(Page, Ct), Ct);
        var handset = await Gateway.NewHandsetAsync();
        var href = origin.Url("/mail?box=1");
        var id = RestClient.FirstTransaction(await Rest.SubmitAsync(new { to = new[] { handset.Number }, content = new { type = "si", href, text = "mail" } }));
        await Rest.TransactionInAsync(id, "delivered");
        Assert.Equal(href, (await handset.OnlyMessageAsync()).GetProperty("content").Text("href"));

        var opened = (await handset.OpenAsync(href)).Must(HttpStatusCode.OK).Body;

        Assert.Equal((200, Page.Length), (opened.GetProperty("status").GetInt32(), opened.GetProperty("size").GetInt32()));
        Assert.Equal("/mail?box=1", Assert.Single(origin.Seen).Target);
        var transaction = await Rest.TransactionWithLineAsync(id, $"The handset fetched {href}: HTTP 200, {Page.Length} octets");
        var fetch = transaction.Items("timeline")[^1];
        Assert.Equal("delivered", fetch.Text("state"));
        Assert.Equal((200, Page.Length), (fetch.GetProperty("details").GetProperty("status").GetInt32(), fetch.GetProperty("details").GetProperty("octets").GetInt32()));
    }

    [Fact]
    public async Task Origin_of_an_account_that_is_allowed_it_is_told_the_number_and_no_other()
    {
        const string Header = "X-WAP-Network-Client-MSISDN";
        await using var origin = await LoopbackOrigin.StartAsync(context => context.Response.WriteAsync(Page, Ct), Ct);
        await Gateway.AddAccountAsync("enriched", "enriched-key");
        var enriched = Gateway.ClientOf("enriched-key");
        var handset = await Gateway.NewHandsetAsync();
        foreach (var (rest, path) in new[] { (Rest, "/plain"), (enriched, "/enriched") })
        {
            var id = RestClient.FirstTransaction(await rest.SubmitAsync(new { to = new[] { handset.Number }, content = new { type = "sl", href = origin.Url(path) } }));
            await rest.TransactionInAsync(id, "delivered");
        }

        await handset.OpenAsync(origin.Url("/enriched"));
        await Gateway.ChangeAccountAsync("enriched", edit => edit with { HeaderEnrichment = true });
        foreach (var path in new[] { "/enriched", "/plain", "/nobodys" })
        {
            await handset.OpenAsync(origin.Url(path));
        }

        await Gateway.ChangeAccountAsync("enriched", edit => edit with { HeaderEnrichment = false });
        await handset.OpenAsync(origin.Url("/enriched"));

        Assert.Equal(
            [("/enriched", null), ("/enriched", handset.Number), ("/plain", null), ("/nobodys", null), ("/enriched", null)],
            origin.Seen.Select(seen => (seen.Target, seen.Headers.GetValueOrDefault(Header))));
    }

    [Fact]
    public async Task Demo_content_server_has_what_the_demo_pushes_point_at()
    {
        var handset = await Gateway.NewHandsetAsync();

        var opened = (await handset.OpenAsync(new Uri(Gateway.Address, "/demo/content/welcome").ToString())).Must(HttpStatusCode.OK).Body;

        Assert.Equal(200, opened.GetProperty("status").GetInt32());
        Assert.InRange(opened.GetProperty("size").GetInt32(), 100, 10_000);
    }
}
