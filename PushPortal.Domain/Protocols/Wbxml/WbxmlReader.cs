using System.Text;

namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>
/// Reads WBXML 1.0 to 1.3 (WAP-192) of the known document types, in any form that networks write: string tables, literal
/// names, entities, code pages. At most 32 levels and 262,144 characters.
/// </summary>
public static class WbxmlReader
{
    private const byte LastVersion = 0x03;
    private const uint UnknownPublicId = 1;

    /// <param name="assumed">The type that the media type says, for a document that does not say its own.</param>
    public static WbxmlDocument Read(ReadOnlySpan<byte> octets, WbxmlDocumentType? assumed = null)
    {
        var version = new WbxmlInput(octets).ReadByte();
        if (version > LastVersion)
            throw new WbxmlFormatException("The version of WBXML is not 1.0 to 1.3.");
        if (version != 0)
            return Read(octets, assumed, hasCharset: true);
        // WBXML 1.0 has no charset field, yet encoders of later versions write it under this number too.
        try
        {
            return Read(octets, assumed, hasCharset: true);
        }
        catch (WbxmlFormatException)
        {
            return Read(octets, assumed, hasCharset: false);
        }
    }

    private static WbxmlDocument Read(ReadOnlySpan<byte> octets, WbxmlDocumentType? assumed, bool hasCharset)
    {
        var input = new WbxmlInput(octets);
        var version = input.ReadByte();
        var publicId = input.ReadUintvar();
        var publicIdAt = publicId == 0 ? input.ReadUintvar() : 0;
        var encoding = hasCharset ? EncodingOf(input.ReadUintvar()) : Encoding.UTF8;
        var table = input.ReadOctets(input.ReadUintvar());

        var type = publicId switch
        {
            0 => WbxmlDocumentTypes.Of(WbxmlBody.TableString(table, publicIdAt, encoding)),
            UnknownPublicId => assumed,
            _ => WbxmlDocumentTypes.Of(publicId),
        };
        if (type is null)
            throw new WbxmlFormatException("The type of the document is not known.");
        var body = new WbxmlBody(input, type, table, encoding);
        return new(type, version, body.ReadRoot());
    }

    private static Encoding EncodingOf(uint charset) => charset switch
    {
        0 or 3 or 106 => Encoding.UTF8,
        4 => Encoding.Latin1,
        _ => throw new WbxmlFormatException($"The character set {charset} is not supported."),
    };
}
