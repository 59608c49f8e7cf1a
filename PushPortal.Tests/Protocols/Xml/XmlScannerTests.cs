using System.Text;
using System.Xml;
using PushPortal.Domain.Protocols.Xml;

namespace PushPortal.Tests.Protocols.Xml;

/// <summary>The scanner against the framework's own XML reader, which knows no more of namespaces here than it does.</summary>
public sealed class XmlScannerTests
{
    private const string Markup = "<>&;\"'=/!?-[] \t\r\nax:#1";

    private static readonly string[] Documents =
    [
        "<pap><push-message push-id=\"1@example.com\" deliver-before-timestamp='2027-01-01T00:00:00Z'>\r\n  <address address-value=\"WAPPUSH=+8613800000001/TYPE=PLMN@ppg.example.com\"/><!-- one --></push-message>\n</pap>",
        "<si><indication href='http://example.com/?a=1&amp;b=2' si-id = \"a&#13;b\tc\r\nd&#xA;\" action=\"signal-high\">Hi &lt;you&gt; &quot;&apos;\r\n&#x4F60;&#22909; &#128512;</indication></si>",
        "<a b=''><c:d e:f='1'/><![CDATA[ <no> & ]]&gt; ]]>text<?go on?><!-- - --><g></g >&#32;</a>\r<?end?>\n<!-- end -->",
        " \n<x/>",
        "<b>\r\r\n\n</b>",
        "<名 属='值'>中文</名>",
    ];

    [Fact]
    public void Every_document_is_read_or_refused_as_by_the_framework()
    {
        var originals = Documents.Select(Encoding.UTF8.GetBytes).ToArray();
        var (read, refused) = (0, 0);

        foreach (var octets in originals.Concat(Garble.Mutations(originals, FloodCounts.Xml, seed: 11, Markup)))
        {
            // A declaration is the prolog's, and strict decoding lets neither half a surrogate nor a broken sequence through.
            var text = Encoding.UTF8.GetString(octets);
            if (text.Contains('\uFFFD') || text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || XmlCharacters.IndexOfForbidden(text) >= 0)
                continue;
            var expected = ByFramework(text);
            Assert.True(expected == ByScanner(text), $"{text}\nis by the framework\n{expected}\nand by the scanner\n{ByScanner(text)}");
            _ = expected is null ? refused++ : read++;
        }

        Assert.True(read > 1_000 && refused > 1_000, $"{read} read, {refused} refused");
    }

    [Theory]
    [InlineData("\u0001")]
    [InlineData("\u000C")]
    [InlineData("\uFFFE")]
    [InlineData("\0")]
    public void Characters_that_no_document_may_have_are_found(string character)
    {
        Assert.Equal(3, XmlCharacters.IndexOfForbidden($"<a>{character}</a>"));
        Assert.Null(ByFramework($"<a>{character}</a>"));
    }

    [Fact]
    public void Number_of_attributes_and_depth_are_bounded()
    {
        var attributes = string.Concat(Enumerable.Range(0, XmlScanner.MaxAttributes).Select(number => $" a{number}=''"));

        Assert.NotNull(ByScanner($"<a{attributes}/>"));
        Assert.Null(ByScanner($"<a{attributes} b=''/>"));
        Assert.NotNull(ByScanner(Nested(XmlScanner.MaxDepth)));
        Assert.Null(ByScanner(Nested(XmlScanner.MaxDepth + 1)));
    }

    [Theory]
    [InlineData("<a><b></a>", 6)]
    [InlineData("<a b='1' b='2'/>", 9)]
    [InlineData("<a>&x;</a>", 3)]
    [InlineData("<a b='<'/>", 6)]
    [InlineData("<a/> <b/>", 5)]
    public void Fault_tells_where_it_is(string document, int position)
    {
        var scanner = new XmlScanner(document, 0);

        var fault = Assert.Throws<XmlSyntaxException>(() =>
        {
            while (scanner.Read() != XmlToken.End)
            {
            }
        });

        Assert.Equal(position, fault.Position);
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));

    /// <summary>Tags, attributes and texts of a document; null when it is refused.</summary>
    private static string? ByScanner(string document)
    {
        var scanner = new XmlScanner(document, 0);
        var said = new Transcript();
        try
        {
            while (scanner.Read() is var token && token != XmlToken.End)
            {
                if (token == XmlToken.Text)
                    said.Text(scanner.Text());
                else if (token == XmlToken.EndTag)
                    said.End(scanner.Name.ToString());
                else
                    said.Start(scanner.Name.ToString(), Enumerable.Range(0, scanner.AttributeCount).Select(index => (scanner.AttributeName(index).ToString(), scanner.AttributeValue(index))), scanner.IsEmptyElement);
            }
            return said.ToString();
        }
        catch (XmlSyntaxException)
        {
            return null;
        }
    }

    private static string? ByFramework(string document)
    {
        using var reader = new XmlTextReader(new StringReader(document)) { Namespaces = false, Normalization = true, DtdProcessing = DtdProcessing.Prohibit, EntityHandling = EntityHandling.ExpandEntities, XmlResolver = null };
        var said = new Transcript();
        var depth = 0;
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.EndElement)
                {
                    depth--;
                    said.End(reader.Name);
                }
                else if (reader.NodeType == XmlNodeType.Element)
                {
                    var (name, isEmpty) = (reader.Name, reader.IsEmptyElement);
                    depth += isEmpty ? 0 : 1;
                    said.Start(name, Attributes(reader), isEmpty);
                }
                else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace && depth > 0)
                {
                    said.Text(reader.Value);
                }
            }
            return said.ToString();
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static List<(string Name, string Value)> Attributes(XmlTextReader reader)
    {
        var attributes = new List<(string, string)>();
        while (reader.MoveToNextAttribute())
            attributes.Add((reader.Name, reader.Value));
        reader.MoveToElement();
        return attributes;
    }

    private sealed class Transcript
    {
        private readonly StringBuilder _lines = new();
        private readonly StringBuilder _text = new();

        internal void Start(string name, IEnumerable<(string Name, string Value)> attributes, bool isEmpty) =>
            Line($"{(isEmpty ? "empty" : "start")} {name} {string.Join(' ', attributes.Select(attribute => $"{attribute.Name}={Uri.EscapeDataString(attribute.Value)}"))}");

        internal void End(string name) => Line($"end {name}");

        internal void Text(string text) => _text.Append(text);

        public override string ToString() => _lines.ToString();

        private void Line(string line)
        {
            if (_text.Length > 0)
                _lines.Append("text ").Append(Uri.EscapeDataString(_text.ToString())).Append('\n');
            _text.Clear();
            _lines.Append(line).Append('\n');
        }
    }
}
