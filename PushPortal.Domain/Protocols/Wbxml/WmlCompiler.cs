using System.Buffers;
using System.Text;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Domain.Protocols.Xml;

namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>
/// Compiles a WML deck to its binary form, WMLC (WAP-191, 14), in UTF-8 and without a string table. Blanks are drawn together as WML has it, variables become
/// extension tokens. A deck has to be well-formed and of WML's elements and attributes; whether they stand where the DTD wants them is for the handset to say.
/// </summary>
public sealed class WmlCompiler
{
    private const byte Utf8 = 0x6A;

    private readonly XmlScanner _xml;
    private readonly ArrayBufferWriter<byte> _output = new(1024);
    private readonly Stack<Element> _open = new();
    private readonly StringBuilder _text = new();

    private WmlCompiler(XmlScanner xml) => _xml = xml;

    /// <param name="encoding">What the media type says; null lets the document say it.</param>
    public static byte[] Compile(ReadOnlyMemory<byte> xml, Encoding? encoding = null)
    {
        try
        {
            var deck = WithCharacters(WbxmlCompiler.Decode(xml.Span, encoding));
            var prolog = new XmlProlog(deck);
            prolog.Scan();
            var compiler = new WmlCompiler(new XmlScanner(deck, prolog.Length));
            compiler.WriteHead(prolog.PublicId);
            compiler.WriteBody();
            return compiler._output.WrittenSpan.ToArray();
        }
        catch (Exception malformed) when (malformed is XmlSyntaxException or DecoderFallbackException)
        {
            throw new WbxmlCompileException($"The XML is malformed: {malformed.Message}.", malformed);
        }
    }

    /// <summary>The two entities that WML's DTD adds to XML's own.</summary>
    private static string WithCharacters(string deck) =>
        deck.Replace("&nbsp;", "&#160;", StringComparison.Ordinal).Replace("&shy;", "&#173;", StringComparison.Ordinal);

    /// <summary>Each version of WML goes with the WBXML of its time; a deck that names none is of the first, which all handsets know.</summary>
    private void WriteHead(ReadOnlySpan<char> publicId)
    {
        var (version, number) = publicId switch
        {
            "-//WAPFORUM//DTD WML 1.3//EN" => ((byte)3, 0x0Au),
            "-//WAPFORUM//DTD WML 1.2//EN" => ((byte)2, 0x09u),
            _ => ((byte)1, 0x04u),
        };
        _output.WriteByte(version);
        _output.WriteUintvar(number);
        _output.WriteByte(Utf8);
        _output.WriteByte(0);
    }

    private void WriteBody()
    {
        while (true)
        {
            switch (_xml.Read())
            {
                case XmlToken.StartTag:
                    FlushText(isEnd: false);
                    WriteStart();
                    break;
                case XmlToken.EndTag:
                    FlushText(isEnd: true);
                    _open.Pop();
                    _output.WriteByte(WbxmlToken.End);
                    break;
                case XmlToken.Text:
                    _text.Append(_xml.Text());
                    break;
                case XmlToken.End:
                    return;
            }
        }
    }

    private void WriteStart()
    {
        var name = _xml.Name.ToString();
        if (_open.Count == 0 && name != "wml")
            throw new WbxmlCompileException($"The root element is {name}, not wml.");
        if (WmlTable.Tag(name) is not { } tag)
            throw new WbxmlCompileException($"Element {name} is unknown in WML.");

        var attributes = Enumerable.Range(0, _xml.AttributeCount).Select(index => (Name: _xml.AttributeName(index).ToString(), Value: _xml.AttributeValue(index)))
            .Where(attribute => attribute.Name != "xmlns" && !attribute.Name.StartsWith("xmlns:", StringComparison.Ordinal))
            .ToList();
        _output.WriteByte((byte)(tag | (attributes.Count > 0 ? WbxmlToken.HasAttributes : 0) | (_xml.IsEmptyElement ? 0 : WbxmlToken.HasContent)));
        foreach (var (attribute, value) in attributes)
            WriteAttribute(name, attribute, value);
        if (attributes.Count > 0)
            _output.WriteByte(WbxmlToken.End);

        var keeps = attributes.Find(attribute => attribute.Name == "xml:space").Value;
        var preserves = name == "pre" || (keeps is null ? _open.TryPeek(out var parent) && parent.Preserves : keeps == "preserve");
        if (_open.TryPeek(out var around))
            around.EndsWithBreak = _xml.IsEmptyElement && name == "br";
        if (!_xml.IsEmptyElement)
            _open.Push(new Element(name) { Preserves = preserves, EndsWithBreak = !WmlTable.IsInline(name) });
    }

    private void WriteAttribute(string element, string attribute, string value)
    {
        if (!WmlTable.IsAttribute(attribute))
            throw new WbxmlCompileException($"Attribute {attribute} of {element} is unknown in WML.");
        if (WmlTable.Start(attribute, value) is not { } start)
            throw new WbxmlCompileException($"Attribute {attribute} of {element} cannot be \"{value}\".");
        _output.WriteByte(start.Token);
        var rest = value.AsSpan(start.Prefix.Length);
        if (WmlTable.IsUrl(attribute))
            WmlText.Write(_output, rest, WmlConversion.Escape, WmlTable.UrlParts);
        else if (start.Prefix.Length == 0 && Array.Find(WmlTable.Words, word => word.Text == value) is { Text: not null } word)
            _output.WriteByte(word.Token);
        else if (element == "meta")
            WmlText.Write(_output, rest.ToString().Replace("$", "$$", StringComparison.Ordinal), WmlConversion.None);
        else
            WmlText.Write(_output, rest, WmlConversion.None);
    }

    private void FlushText(bool isEnd)
    {
        if (_text.Length == 0)
            return;
        var text = _text.ToString();
        _text.Clear();
        var element = _open.Peek();
        if (!WmlTable.HoldsText(element.Name))
        {
            if (!string.IsNullOrWhiteSpace(text))
                throw new WbxmlCompileException($"Element {element.Name} holds no text.");
            return;
        }
        if (!element.Preserves)
            text = Collapsed(text, element.EndsWithBreak, isEnd && !WmlTable.IsInline(element.Name));
        if (text.Length == 0)
            return;
        element.EndsWithBreak = false;
        WmlText.Write(_output, text, WmlConversion.None);
    }

    /// <summary>Blanks drawn together to one, and dropped at the edges of a line.</summary>
    private static string Collapsed(string text, bool atStart, bool atEnd)
    {
        var collapsed = new StringBuilder(text.Length);
        var isBlank = atStart;
        foreach (var character in text)
        {
            var blank = XmlCharacters.IsBlank(character);
            if (!blank || !isBlank)
                collapsed.Append(blank ? ' ' : character);
            isBlank = blank;
        }
        return atEnd ? collapsed.ToString().TrimEnd(' ') : collapsed.ToString();
    }

    /// <summary>An element whose end was not yet met.</summary>
    private sealed class Element(string name)
    {
        internal string Name => name;

        /// <summary>Blanks are kept as they are.</summary>
        internal bool Preserves { get; init; }

        /// <summary>Nothing stands on the line yet.</summary>
        internal bool EndsWithBreak { get; set; }
    }
}
