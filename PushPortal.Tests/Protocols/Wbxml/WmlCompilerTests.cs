using System.Text;
using PushPortal.Domain.Protocols.Wbxml;

namespace PushPortal.Tests.Protocols.Wbxml;

/// <summary>Octets are made by hand from WML's token tables (WAP-191, 14.3).</summary>
public sealed class WmlCompilerTests
{
    [Fact]
    public void Deck_is_compiled()
    {
        const string Deck = """
            <?xml version="1.0"?>
            <!DOCTYPE wml PUBLIC "-//WAPFORUM//DTD WML 1.1//EN" "http://www.wapforum.org/DTD/wml_1.1.xml">
            <wml>
              <card id="main" title="Hello" newcontext="true">
                <p align="center">Hello,
                   <b>world</b>.<br/> Again </p>
              </card>
            </wml>
            """;

        Assert.Equal(
            "01046a00" + "7f" + "e7" + "55" + Text("main") + "36" + Text("Hello") + "23" + "01"
            + "e0" + "07" + "01" + Text("Hello, ") + "64" + Text("world") + "01" + Text(".") + "26" + Text("Again") + "01" + "01" + "01",
            Compiled(Deck));
    }

    [Theory]
    [InlineData("-//WAPFORUM//DTD WML 1.1//EN", "0104")]
    [InlineData("-//WAPFORUM//DTD WML 1.2//EN", "0209")]
    [InlineData("-//WAPFORUM//DTD WML 1.3//EN", "030a")]
    [InlineData("-//OTHER//EN", "0104")]
    public void Version_is_the_documents(string publicId, string begin) =>
        Assert.Equal(begin + "6a003f", Compiled($"""<!DOCTYPE wml PUBLIC "{publicId}" "x"><wml/>"""));

    [Theory]
    [InlineData("$x", "4278" + "00")]
    [InlineData("$(x)", "4278" + "00")]
    [InlineData("$(x:e)", "4078" + "00")]
    [InlineData("$(x:escape)", "4078" + "00")]
    [InlineData("$(x:unesc)", "4178" + "00")]
    [InlineData("$(x:N)", "4278" + "00")]
    [InlineData("$(a_1)$b", "42615f3100" + "4262" + "00")]
    [InlineData("a$x.", "036100" + "4278" + "00" + "032e00")]
    [InlineData("5$$", "033524" + "00")]
    [InlineData("&lt;&amp;&#x20AC;", "033c26e282ac00")]
    [InlineData("a&nbsp;b&shy;", "0361c2a062c2ad00")]
    [InlineData("<![CDATA[<a>]]>", "033c613e00")]
    [InlineData("a<!-- not shown -->b", "03616200")]
    public void Text_has_variables_and_characters(string text, string octets) => Assert.Equal("01046a007f67" + "60" + octets + "010101", Compiled($"<wml><card><p>{text}</p></card></wml>"));

    [Theory]
    [InlineData("""<a href="http://www.example.com/a?b=$(c)"/>""", "9c" + "4b" + "037777772e6578616d706c6500" + "85" + "03613f623d00" + "4063" + "00" + "01")]
    [InlineData("""<a href="https://a/"/>""", "9c" + "4c" + "03612f00" + "01")]
    [InlineData("""<a href="#c"/>""", "9c" + "4a" + "03236300" + "01")]
    [InlineData("""<a href="$(u:noesc)"/>""", "9c" + "4a" + "427500" + "01")]
    [InlineData("""<img src="http://a/b" alt="$x" localsrc="x"/>""", "ae" + "58" + "03612f6200" + "0c" + "427800" + "19" + "037800" + "01")]
    [InlineData("""<do type="accept" label="OK"/>""", "a8" + "38" + "18" + "034f4b00" + "01")]
    [InlineData("""<do type="unknown"/>""", "a8" + "37" + "9f" + "01")]
    [InlineData("""<do type="vnd.x"/>""", "a8" + "49" + "037800" + "01")]
    [InlineData("""<do type="other"/>""", "a8" + "37" + "036f7468657200" + "01")]
    [InlineData("""<input name="a" emptyok="true" format="*N"/>""", "af" + "21" + "036100" + "11" + "12" + "032a4e00" + "01")]
    [InlineData("""<p align="justify" xml:lang="en"/>""", "a0" + "52" + "036a75737469667900" + "50" + "03656e00" + "01")]
    [InlineData("""<meta name="a" content="5$"/>""", "b0" + "21" + "036100" + "0d" + "03352400" + "01")]
    [InlineData("""<go href="x" method="post" sendreferer="true"><postfield name="a" value="$(b:e)"/></go>""", "eb" + "4a" + "037800" + "1c" + "30" + "01" + "a1" + "21" + "036100" + "4d" + "406200" + "01" + "01")]
    [InlineData("""<pre> a  b </pre>""", "5b" + "032061202062" + "2000" + "01")]
    public void Element_is_written_with_its_attributes(string element, string octets) => Assert.Equal("01046a007f67" + octets + "0101", Compiled($"<wml><card>{element}</card></wml>"));

    [Fact]
    public void Blanks_separate_words_also_at_the_edge_of_an_element() =>
        Assert.Equal("01046a007f6760" + Text("a ") + "69" + Text("b ") + "01" + Text("c") + "010101", Compiled("<wml><card><p>\n a <em>b\t</em>c \n</p></card></wml>"));

    [Theory]
    [InlineData("", "malformed")]
    [InlineData("<wml><card></wml>", "card")]
    [InlineData("<wml><card>&nope;</card></wml>", "malformed")]
    [InlineData("<html/>", "root element is html")]
    [InlineData("<wml><blink/></wml>", "Element blink is unknown")]
    [InlineData("<wml><card colour=\"red\"/></wml>", "Attribute colour of card is unknown")]
    [InlineData("<wml><card newcontext=\"maybe\"/></wml>", "Attribute newcontext of card cannot be \"maybe\"")]
    [InlineData("<wml><card>text</card></wml>", "Element card holds no text")]
    [InlineData("<wml><card><p>$</p></card></wml>", "dollar")]
    [InlineData("<wml><card><p>$(x</p></card></wml>", "does not end")]
    [InlineData("<wml><card><p>$(x:loud)</p></card></wml>", "loud is no conversion")]
    [InlineData("<wml><card><p>$(1x)</p></card></wml>", "dollar")]
    public void Deck_with_a_fault_is_refused_in_words(string deck, string words)
    {
        var refused = Assert.Throws<WbxmlCompileException>(() => Compiled(deck));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Character_set_is_the_media_types_or_the_documents()
    {
        var gb = WbxmlCompiler.EncodingOf("gb2312")!;
        const string Deck = "<wml><card><p>中</p></card></wml>";
        var octets = "01046a007f6760" + Text("中") + "010101";

        Assert.Equal(octets, Convert.ToHexStringLower(WmlCompiler.Compile(gb.GetBytes(Deck), gb)));
        Assert.Equal(octets, Convert.ToHexStringLower(WmlCompiler.Compile(gb.GetBytes("<?xml version='1.0' encoding='gb2312'?>" + Deck))));
    }

    [Fact]
    public void Damaged_decks_are_compiled_or_refused()
    {
        byte[][] decks = [Encoding.UTF8.GetBytes("""<wml><template><do type="prev"><prev/></do></template><card id="a" title="$(b:e)"><p>x $y<a href="http://www.a.com/?b=$c">d</a></p></card></wml>""")];

        Assert.InRange(Garble.Refused<WbxmlCompileException>(Garble.Mutations(decks, 10_000, seed: 3, alphabet: "<>/\"'&;$():=wmlcardpa x"), octets => WmlCompiler.Compile(octets)), 1, 9_999);
    }

    private static string Text(string text) => "03" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)) + "00";

    private static string Compiled(string deck) => Convert.ToHexStringLower(WmlCompiler.Compile(Encoding.UTF8.GetBytes(deck)));
}
