using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Tests.Protocols.Wsp;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Tests.Portal;

public sealed class ByteInspectorTests : IAsyncDisposable
{
    private const ushort PushPort = 2948;

    private readonly PortalUnderTest _portal = new();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public void Every_octet_is_shown_once_and_every_field_with_its_value()
    {
        var inspector = Open(Convert.FromHexString(PduVectors.WspSi02));

        Assert.Equal(PduVectors.WspSi02, string.Concat(Octets(inspector).Select(octet => octet.TextContent)));
        Assert.Equal("transactionId", inspector.Find("[data-testid=octet-field]").GetAttribute("data-name"));
        Assert.Equal("http://wap.job.am", Field(inspector, "href").QuerySelector(".pp-value")!.TextContent);
    }

    [Fact]
    public void A_chosen_field_marks_its_octets()
    {
        var inspector = Open(Convert.FromHexString(PduVectors.WspSi02));
        Assert.Empty(Marked(inspector));

        Field(inspector, "href").Click();

        Assert.Equal(Enumerable.Range(10, 13), Marked(inspector));
        Assert.Equal("true", Field(inspector, "href").GetAttribute("aria-pressed"));
        Assert.Contains("octets 10 to 22, 13 in all", Chosen(inspector), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chosen_octet_marks_the_innermost_field_that_has_it()
    {
        var inspector = Open(Convert.FromHexString(PduVectors.WspSi02));

        inspector.Find("[data-octet='12']").Click();

        Assert.Equal(Enumerable.Range(11, 12), Marked(inspector));
        Assert.Equal("inlineString", Assert.Single(inspector.FindAll("[aria-pressed=true]")).GetAttribute("data-name"));
        Assert.Contains("wap.job.am", Chosen(inspector), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ArrowRight", 13)]
    [InlineData("ArrowLeft", 11)]
    [InlineData("ArrowDown", 28)]
    [InlineData("End", 31)]
    [InlineData("Home", 0)]
    public async Task Keys_walk_over_the_octets(string key, int at)
    {
        var inspector = Open(Convert.FromHexString(PduVectors.WspSi02));
        await inspector.Find("[data-octet='12']").ClickAsync(new MouseEventArgs());

        await inspector.Find("[role=listbox]").KeyDownAsync(new KeyboardEventArgs { Key = key });

        Assert.EndsWith($"-{at}", inspector.Find("[role=listbox]").GetAttribute("aria-activedescendant"), StringComparison.Ordinal);
        Assert.Contains(at, Marked(inspector));
    }

    [Fact]
    public async Task No_key_leaves_the_octets()
    {
        var inspector = Open(Convert.FromHexString(PduVectors.WspSi02));
        foreach (var key in new[] { "ArrowLeft", "ArrowUp", "Tab", "x" })
            await inspector.Find("[role=listbox]").KeyDownAsync(new KeyboardEventArgs { Key = key });

        Assert.EndsWith("-0", inspector.Find("[role=listbox]").GetAttribute("aria-activedescendant"), StringComparison.Ordinal);
        Assert.Empty(Marked(inspector));
    }

    [Fact]
    public void Fields_that_share_octets_are_given_by_their_bits()
    {
        const string Body = "00112233445566778899aabbccddeeff" + "0338000000" + "1234" + "03" + "737276";
        var inspector = Open(Convert.FromHexString("010603c4af87" + Body));

        Field(inspector, "triggerFlags").Click();

        Assert.Equal(
            ["Version (bits 0 to 9): 1.2", "User interaction (bits 10 to 11): user interaction", "Initiator (bits 12 to 12): server", "Reserved (bits 13 to 39): 000000"],
            inspector.FindAll("[data-testid=bits]").Select(bits => bits.TextContent));
    }

    [Fact]
    public void A_long_datagram_is_shown_in_blocks_with_their_fields()
    {
        var inspector = Open(PushPdu.Write("text/plain", applicationId: null, new byte[2_000]));
        Assert.Equal(1_024, Octets(inspector).Count);

        inspector.Find("[data-testid=octets-after]").Click();

        Assert.Equal((980, "1024"), (Octets(inspector).Count, Octets(inspector)[0].GetAttribute("data-octet")));
        Assert.DoesNotContain(inspector.FindAll("[data-testid=octet-field]"), field => field.GetAttribute("data-name") == "pduType");
        Field(inspector, "body").Click();
        Assert.Equal("0", Octets(inspector)[0].GetAttribute("data-octet"));
    }

    [Fact]
    public void What_was_chosen_stays_while_the_octets_do()
    {
        var octets = Convert.FromHexString(PduVectors.WspSi02);
        var inspector = Open(octets);
        Field(inspector, "href").Click();

        Show(inspector, octets.ToArray());
        Assert.Equal(Enumerable.Range(10, 13), Marked(inspector));

        Show(inspector, Convert.FromHexString(PduVectors.MmsDind01));
        Assert.Empty(Marked(inspector));
    }

    [Fact]
    public async Task Fields_are_named_in_Chinese_too()
    {
        await using var portal = new PortalUnderTest("zh-CN");
        var octets = Convert.FromHexString(PduVectors.WspSi02);
        var inspector = portal.Render<ByteInspector>(parameters => parameters
            .Add(view => view.Octets, octets).Add(view => view.Root, ContentLayout.OfDatagram(octets, PushPort)).Add(view => view.Label, "x"));

        Assert.Equal("事务标识", inspector.Find("[data-name=transactionId] span").TextContent);
    }

    private static IReadOnlyList<IElement> Octets(IRenderedComponent<ByteInspector> inspector) => [.. inspector.FindAll("[data-octet]")];

    private static IElement Field(IRenderedComponent<ByteInspector> inspector, string name) => inspector.Find($"[data-testid=octet-field][data-name={name}]");

    private static IEnumerable<int> Marked(IRenderedComponent<ByteInspector> inspector) =>
        inspector.FindAll("[data-octet][aria-selected=true]").Select(octet => int.Parse(octet.GetAttribute("data-octet")!, null));

    private static string Chosen(IRenderedComponent<ByteInspector> inspector) => inspector.Find("[data-testid=chosen-field]").TextContent;

    private static void Show(IRenderedComponent<ByteInspector> inspector, byte[] octets) => inspector.Render(parameters => parameters
        .Add(view => view.Octets, octets).Add(view => view.Root, ContentLayout.OfDatagram(octets, PushPort)));

    private IRenderedComponent<ByteInspector> Open(byte[] octets) => _portal.Render<ByteInspector>(parameters => parameters
        .Add(view => view.Octets, octets).Add(view => view.Root, ContentLayout.OfDatagram(octets, PushPort)).Add(view => view.Label, "Datagram"));
}
