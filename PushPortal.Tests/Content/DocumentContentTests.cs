using System.Text;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Tests.Protocols.Wbxml;

namespace PushPortal.Tests.Content;

/// <summary>Service loadings, cache operations and mail notifications as fields.</summary>
public sealed class DocumentContentTests
{
    private static readonly DateTimeOffset Now = new(2025, 11, 23, 1, 24, 0, TimeSpan.Zero);

    public static TheoryData<string, PushContent> Published => new()
    {
        { "WBXML-SL-001", new ServiceLoading { Href = "http://www.xyz.com/ppaid/123/abc.wml" } },
        { "WBXML-SL-003", new ServiceLoading { Href = "http://www.xyz.com/ppaid/123/abc.wml", Action = LoadingAction.ExecuteLow } },
        { "WBXML-SL-005", new ServiceLoading { Href = "http://www.xyz.com/ppaid/123/abc.wml", Action = LoadingAction.Cache } },
        { "WBXML-CO-001", new CacheOperation { Objects = ["http://www.foo.com/bar.wml"], Services = ["https://wap.foo.org/"] } },
        { "WBXML-EMN-001", new EmailNotification { Mailbox = "mailat:user@wapforum.org", Timestamp = new(2002, 4, 16, 8, 40, 0, 900, TimeSpan.FromHours(2)) } },
        { "WBXML-EMN-005", new EmailNotification { Mailbox = "imap://userxyz;auth=3598302@www.lala.fr/" } },
    };

    [Theory, MemberData(nameof(Published))]
    public void Fields_give_the_octets_of_the_vector_and_of_its_xml(string name, PushContent content)
    {
        var vector = WbxmlVectors.Find(name);
        var byXml = ContentEncoder.Encode(new RawContent { ContentType = ContentJson.XmlType(vector), Body = Encoding.UTF8.GetBytes(vector.Xml) }, Now);

        var byFields = ContentEncoder.Encode(content, Now);

        Assert.Equal(vector.Minimal, Convert.ToHexStringLower(byFields.Body.Span));
        Assert.Equal(byXml.Body.ToArray(), byFields.Body.ToArray());
        Assert.Equal((byXml.ContentType, byXml.Href, byXml.DefaultApplicationId), (byFields.ContentType, byFields.Href, byFields.DefaultApplicationId));
        Assert.Equal((content as ServiceLoading)?.Href, byFields.Href);
        Assert.Equal(content is EmailNotification ? PushApplicationId.EmailUserAgent : null, byFields.DefaultApplicationId);
        Assert.Empty(byFields.Warnings);
    }

    [Fact]
    public void Execute_high_has_its_own_token() => Assert.Equal(
        "02066a0085" + "0a037800" + "0601",
        Convert.ToHexStringLower(ContentEncoder.Encode(new ServiceLoading { Href = "http://www.x", Action = LoadingAction.ExecuteHigh }, Now).Body.Span));

    [Fact]
    public void Cache_operation_of_mixed_order_has_the_octets_of_its_fields()
    {
        var xml = new RawContent { ContentType = "text/vnd.wap.co", Body = "<co><invalidate-service uri='http://b/'/><invalidate-object uri='http://a/'/></co>"u8.ToArray() };

        Assert.Equal(
            ContentEncoder.Encode(new CacheOperation { Objects = ["http://a/"], Services = ["http://b/"] }, Now).Body.ToArray(),
            ContentEncoder.Encode(xml, Now).Body.ToArray());
    }

    public static TheoryData<string, PushContent> Wrong => new()
    {
        { "href", new ServiceLoading { Href = "" } },
        { "href", new ServiceLoading { Href = "http://x/\n" } },
        { "action", new ServiceLoading { Href = "http://x/", Action = (LoadingAction)3 } },
        { "objects", new CacheOperation() },
        { "objects/1", new CacheOperation { Objects = ["http://x/", ""] } },
        { "services/0", new CacheOperation { Services = ["\0"] } },
        { "mailbox", new EmailNotification { Mailbox = "" } },
        { "mailbox", new EmailNotification { Mailbox = "mailat:\u0007" } },
        { "bodyHex", new RawContent { ContentType = "text/vnd.wap.sl", Body = "<sl href=''/>"u8.ToArray() } },
        { "bodyHex", new RawContent { ContentType = "text/vnd.wap.sl", Body = "<sl href='http://x/' action='execute'/>"u8.ToArray() } },
        { "bodyHex", new RawContent { ContentType = "text/vnd.wap.co", Body = "<co/>"u8.ToArray() } },
        { "bodyHex", new RawContent { ContentType = "text/vnd.wap.co", Body = "<co><invalidate-object/></co>"u8.ToArray() } },
        { "bodyHex", new RawContent { ContentType = "text/vnd.wap.emn+xml", Body = "<emn mailbox='mailat:a@b' timestamp='today'/>"u8.ToArray() } },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Bad_value_is_refused_by_the_name_of_its_field(string field, PushContent content) =>
        Assert.Equal(field, Assert.Throws<ContentException>(() => ContentEncoder.Encode(content, Now)).Field);

    public static TheoryData<string, PushContent> Doubtful => new()
    {
        { "href is not an absolute URI", new ServiceLoading { Href = "inbox.wml" } },
        { "inbox.wml in objects", new CacheOperation { Objects = ["inbox.wml", "http://x/"] } },
        { "inbox.wml in services", new CacheOperation { Services = ["inbox.wml"] } },
        { "mailbox is not a URI", new EmailNotification { Mailbox = "pouet@lala.fr" } },
        { "mailbox is not a URI", new RawContent { ContentType = "text/vnd.wap.emn+xml", Body = "<emn mailbox='pouet@lala.fr'/>"u8.ToArray() } },
    };

    [Theory, MemberData(nameof(Doubtful))]
    public void Doubtful_value_is_encoded_with_one_warning(string words, PushContent content) =>
        Assert.Contains(words, Assert.Single(ContentEncoder.Encode(content, Now).Warnings), StringComparison.Ordinal);
}
