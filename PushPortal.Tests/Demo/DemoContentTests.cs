using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Web.Demo;

namespace PushPortal.Tests.Demo;

public sealed class DemoContentTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("welcome", "Mailbox", HttpStatusCode.OK)]
    [InlineData("news", "News", HttpStatusCode.OK)]
    [InlineData("no/such/page", "Not found", HttpStatusCode.NotFound)]
    [InlineData("mms/a%20b", "Not found", HttpStatusCode.NotFound)]
    public async Task Page_is_well_formed_small_and_loads_nothing_from_elsewhere(string path, string title, HttpStatusCode status)
    {
        await using var server = await StartAsync();
        using var answer = await server.GetTestClient().GetAsync($"/demo/content/{path}", Ct);
        var octets = await answer.Content.ReadAsByteArrayAsync(Ct);

        using var reader = XmlReader.Create(new MemoryStream(octets), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        var page = XDocument.Load(reader);
        var xhtml = page.Root!.GetDefaultNamespace();

        Assert.Equal((status, "application/vnd.wap.xhtml+xml; charset=utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        Assert.Equal(title, page.Descendants(xhtml + "title").Single().Value);
        Assert.InRange(octets.Length, 1, 10_000);
        var links = page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "href" or "src").Select(attribute => attribute.Value);
        Assert.All(links, link => Assert.StartsWith("/demo/content/", link, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xhtml+xml")]
    [InlineData("application/vnd.wap.xhtml+xml, application/xhtml+xml", "application/vnd.wap.xhtml+xml")]
    [InlineData("*/*", "application/vnd.wap.xhtml+xml")]
    public async Task Browser_gets_a_media_type_that_it_shows(string accept, string mediaType)
    {
        await using var server = await StartAsync();
        using var client = server.GetTestClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);

        using var answer = await client.GetAsync("/demo/content/welcome", Ct);

        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Accept", answer.Headers.Vary.Single());
    }

    [Fact]
    public async Task Multimedia_message_is_an_m_retrieve_conf_with_a_text_part()
    {
        await using var server = await StartAsync();
        using var answer = await server.GetTestClient().GetAsync("/demo/content/mms/T1", Ct);

        var expected = Convert.FromHexString(
            "8C84" + "98543100" + "8D92" + "8B5431" + Hex("@demo") + "00" + "850465920080" +
            "891A80" + Hex("+8613800000000/TYPE=PLMN") + "00" + "96" + Hex("Demo message") + "00" + "8A80" +
            "84A3" + "01" + "041D" + "038381EA" + Hex("This is the demo message T1.\n"));
        Assert.Equal("application/vnd.wap.mms-message", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(await answer.Content.ReadAsByteArrayAsync(Ct)));
    }

    [Theory]
    [InlineData("welcome")]
    [InlineData("mms/T1")]
    public async Task Head_answers_like_get_without_a_body(string path)
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, $"/demo/content/{path}");

        using var answer = await server.GetTestClient().SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Content.Headers.ContentLength > 0);
    }

    private static string Hex(string text) => Convert.ToHexString(Encoding.ASCII.GetBytes(text));

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(0x65920080)));
        var server = builder.Build();
        server.MapDemoContent();
        await server.StartAsync(Ct);
        return server;
    }
}
