using System.Globalization;
using System.Text;
using PushPortal.Domain.Protocols.Octets;

namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>
/// Reads WBXML 1.0 to 1.3 (WAP-192) of the known document types, in any form that networks write: string tables, literal
/// names, entities, code pages. At most 32 levels, and 262,144 characters or 4,096 and 8 an octet.
/// </summary>
public static class WbxmlReader
{
    private const byte LastVersion = 0x03;
    private const uint UnknownPublicId = 1;

    /// <param name="assumed">The type that the media type says, for a document that does not say its own.</param>
    public static WbxmlDocument Read(ReadOnlySpan<byte> octets, WbxmlDocumentType? assumed = null) => Read(octets, assumed, trace: null);

    internal static WbxmlDocument Read(ReadOnlySpan<byte> octets, WbxmlDocumentType? assumed, OctetTrace? trace)
    {
        var version = new WbxmlInput(octets).ReadByte();
        if (version > LastVersion)
            throw new WbxmlFormatException("The version of WBXML is not 1.0 to 1.3.");
        if (version != 0)
            return Read(octets, assumed, hasCharset: true, trace);
        // WBXML 1.0 has no charset field, yet encoders of later versions write it under this number too.
        try
        {
            var document = Read(octets, assumed, hasCharset: true, trace: null);
            return trace is null ? document : Read(octets, assumed, hasCharset: true, trace);
        }
        catch (WbxmlFormatException)
        {
            return Read(octets, assumed, hasCharset: false, trace);
        }
    }

    private static WbxmlDocument Read(ReadOnlySpan<byte> octets, WbxmlDocumentType? assumed, bool hasCharset, OctetTrace? trace)
    {
        var input = new WbxmlInput(octets, trace);
        var version = input.ReadByte();
        input.Leaf(OctetNames.Version, trace is null ? null : string.Create(CultureInfo.InvariantCulture, $"1.{version}"));
        var publicId = input.ReadUintvar();
        var publicIdAt = publicId == 0 ? input.ReadUintvar() : 0;
        input.Leaf(OctetNames.PublicId, trace is null ? null : NameOf(publicId));
        var encoding = hasCharset ? ReadEncoding(ref input) : Encoding.UTF8;
        var tableLength = input.ReadUintvar();
        input.Leaf(OctetNames.StringTableLength, trace is null ? null : tableLength.ToString(CultureInfo.InvariantCulture));
        var table = input.ReadOctets(tableLength);
        input.Leaf(OctetNames.StringTable, trace is null ? null : encoding.GetString(table).Replace('\0', '\n'));

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

    private static Encoding ReadEncoding(ref WbxmlInput input)
    {
        var charset = input.ReadUintvar();
        var encoding = EncodingOf(charset);
        input.Leaf(OctetNames.Charset, encoding.WebName);
        return encoding;
    }

    private static string NameOf(uint publicId) => WbxmlDocumentTypes.Of(publicId)?.FormalPublicIdentifier
        ?? string.Create(CultureInfo.InvariantCulture, $"0x{publicId:x2}");

    private static Encoding EncodingOf(uint charset) => charset switch
    {
        0 or 3 or 106 => Encoding.UTF8,
        4 => Encoding.Latin1,
        _ => throw new WbxmlFormatException($"The character set {charset} is not supported."),
    };
}
