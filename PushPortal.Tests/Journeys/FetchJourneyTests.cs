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
    public async Task Demo_content_server_has_what_the_demo_pushes_point_at()
    {
        var handset = await Gateway.NewHandsetAsync();

        var opened = (await handset.OpenAsync(new Uri(Gateway.Address, "/demo/content/welcome").ToString())).Must(HttpStatusCode.OK).Body;

        Assert.Equal(200, opened.GetProperty("status").GetInt32());
        Assert.InRange(opened.GetProperty("size").GetInt32(), 100, 10_000);
    }
}
