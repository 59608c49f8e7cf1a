using System.Text;
using System.Xml;

namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>
/// Compiles the XML form of a push document to WBXML. DTDs are passed over and never fetched, entities besides the five of
/// XML are refused, and a document has at most 262,144 characters and 16 levels.
/// </summary>
public static class WbxmlCompiler
{
    private const int MaxCharacters = 256 * 1024;
    private const int MaxDepth = 16;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

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
            using var input = new MemoryStream(xml.ToArray(), writable: false);
            using var text = encoding is null ? null : new StreamReader(input, encoding);
            using var reader = text is null ? XmlReader.Create(input, Settings) : XmlReader.Create(text, Settings);
            return ReadRoot(reader);
        }
        catch (Exception malformed) when (malformed is XmlException or DecoderFallbackException)
        {
            throw new WbxmlCompileException($"The XML is malformed: {malformed.Message}", malformed);
        }
    }

    private static WbxmlElement ReadRoot(XmlReader reader)
    {
        var open = new Stack<(WbxmlElement Element, StringBuilder Text)>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = ReadStart(reader);
                    if (reader.IsEmptyElement && open.Count == 0)
                        return ReadTail(reader, element);
                    if (open.Count > 0)
                        open.Peek().Element.Add(element);
                    if (open.Count == MaxDepth)
                        throw new WbxmlCompileException($"Element {element.Name} is nested more than {MaxDepth} deep.");
                    if (!reader.IsEmptyElement)
                        open.Push((element, new()));
                    break;
                case XmlNodeType.EndElement:
                    var (ended, text) = open.Pop();
                    ended.Text = text.ToString().Trim();
                    if (open.Count == 0)
                        return ReadTail(reader, ended);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when open.Count > 0:
                    open.Peek().Text.Append(reader.Value);
                    break;
                case XmlNodeType.EntityReference:
                    throw new WbxmlCompileException($"The entity {reader.Name} is not one of XML's own.");
            }
        }
        throw new WbxmlCompileException("The XML has no element.");
    }

    private static WbxmlElement ReadStart(XmlReader reader)
    {
        var element = new WbxmlElement(reader.LocalName);
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix is not ("xml" or "xmlns") && reader.Name != "xmlns")
                element.Add(reader.LocalName, reader.Value);
        }
        reader.MoveToElement();
        return element;
    }

    /// <summary>What follows the root must still be well-formed.</summary>
    private static WbxmlElement ReadTail(XmlReader reader, WbxmlElement root)
    {
        while (reader.Read())
        {
        }
        return root;
    }
}
