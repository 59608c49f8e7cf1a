using System.Text;
using PushPortal.Domain.Protocols.Xml;

namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>
/// Compiles the XML form of a push document to WBXML. DTDs are passed over and never fetched, entities besides the five of
/// XML are refused, and a document has at most 262,144 characters and 16 levels.
/// </summary>
public static class WbxmlCompiler
{
    private const int MaxCharacters = 256 * 1024;
    private const int MaxDepth = 16;

    // Documents from Chinese content providers come in GB 2312, whether the media type or the document says so.
    static WbxmlCompiler() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of this name, strict where octets do not fit it; null when there is none.</summary>
    public static Encoding? EncodingOf(string charset)
    {
        try
        {
            return Encoding.GetEncoding(charset, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <param name="encoding">What the media type says; null lets the document say it.</param>
    public static byte[] Compile(WbxmlDocumentType type, ReadOnlyMemory<byte> xml, Encoding? encoding = null) =>
        WbxmlWriter.Write(type, Parse(xml, encoding));

    /// <summary>The elements of the document, with white space round texts trimmed. Whether they fit a type is for the writer to say.</summary>
    public static WbxmlElement Parse(ReadOnlyMemory<byte> xml, Encoding? encoding = null)
    {
        try
        {
            var text = Decode(xml.Span, encoding);
            var prolog = new XmlProlog(text);
            prolog.Scan();
            return ReadRoot(new XmlScanner(text, prolog.Length));
        }
        catch (Exception malformed) when (malformed is XmlSyntaxException or DecoderFallbackException)
        {
            throw new WbxmlCompileException($"The XML is malformed: {malformed.Message}.", malformed);
        }
    }

    internal static string Decode(ReadOnlySpan<byte> xml, Encoding? encoding)
    {
        if (xml.Length > Encoding.UTF8.GetMaxByteCount(MaxCharacters))
            throw TooLong();
        encoding = XmlEncoding.OfFirstOctets(xml, out var markLength) ?? encoding ?? DeclaredEncoding(xml);
        var text = encoding.GetString(xml[markLength..]);
        if (text.Length > MaxCharacters)
            throw TooLong();
        if (XmlCharacters.IndexOfForbidden(text) is >= 0 and var forbidden)
            throw new XmlSyntaxException($"it contains the character U+{(int)text[forbidden]:X4}, which XML has not", forbidden);
        return text;
    }

    private static WbxmlCompileException TooLong() => new($"The XML has more than {MaxCharacters} characters.");

    private static Encoding DeclaredEncoding(ReadOnlySpan<byte> xml)
    {
        var name = XmlEncoding.Declared(xml, stackalloc char[XmlEncoding.DeclarationLength]);
        if (name.IsEmpty || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return XmlEncoding.Utf8;
        var declared = name.ToString();
        return EncodingOf(declared) ?? throw new WbxmlCompileException($"The character set {declared} is not supported.");
    }

    private static WbxmlElement ReadRoot(XmlScanner xml)
    {
        var open = new Stack<OpenElement>();
        while (true)
        {
            switch (xml.Read())
            {
                case XmlToken.StartTag:
                    if (open.Count == MaxDepth)
                        throw new WbxmlCompileException($"Element {xml.Name} is nested more than {MaxDepth} deep.");
                    var element = ReadStart(xml);
                    if (open.TryPeek(out var parent))
                        parent.Element.Add(element);
                    if (!xml.IsEmptyElement)
                        open.Push(new(element));
                    else if (open.Count == 0)
                        return ReadTail(xml, element);
                    break;
                case XmlToken.EndTag:
                    var ended = open.Pop().End();
                    if (open.Count == 0)
                        return ReadTail(xml, ended);
                    break;
                case XmlToken.Text:
                    open.Peek().Add(xml.Text());
                    break;
            }
        }
    }

    private static WbxmlElement ReadStart(XmlScanner xml)
    {
        var element = new WbxmlElement(LocalName(xml.Name).ToString());
        for (var index = 0; index < xml.AttributeCount; index++)
        {
            var name = xml.AttributeName(index);
            if (!name.StartsWith("xml:") && !name.StartsWith("xmlns:") && name is not "xmlns")
                element.Add(LocalName(name).ToString(), xml.AttributeValue(index));
        }
        return element;
    }

    private static ReadOnlySpan<char> LocalName(ReadOnlySpan<char> name) => name[(name.LastIndexOf(':') + 1)..];

    /// <summary>What follows the root must still be well-formed.</summary>
    private static WbxmlElement ReadTail(XmlScanner xml, WbxmlElement root)
    {
        while (xml.Read() != XmlToken.End)
        {
        }
        return root;
    }

    /// <summary>An element whose end was not yet met. Its text mostly is one piece: comments and CDATA sections make more of it.</summary>
    private sealed class OpenElement(WbxmlElement element)
    {
        private string _text = "";
        private StringBuilder? _pieces;

        internal WbxmlElement Element => element;

        internal void Add(string piece)
        {
            if (_pieces is null && _text.Length == 0)
                _text = piece;
            else
                (_pieces ??= new(_text)).Append(piece);
        }

        internal WbxmlElement End()
        {
            element.Text = (_pieces?.ToString() ?? _text).Trim();
            return element;
        }
    }
}
