using System.Text;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Protocols.Mms;

/// <summary>One part of a multimedia message (WAP-230, 8.5.3).</summary>
/// <param name="ContentType">Name of its media type, without parameters.</param>
/// <param name="Name">What its media type calls it; null when it has no name.</param>
/// <param name="Text">Its text, when it is one.</param>
/// <param name="Octets">Size of its data.</param>
public sealed record MmsPart(string ContentType, string? Name, string? Text, int Octets)
{
    private const string Multipart = "application/vnd.wap.multipart.";

    /// <summary>Of a message that says that it has more, the rest is not looked at.</summary>
    private const uint MostParts = 100;

    /// <summary>The parts of a multipart message, or the content of another as its only part.</summary>
    internal static IReadOnlyList<MmsPart> ReadAll(WspMediaType type, ref WspReader content)
    {
        if (!type.Name.StartsWith(Multipart, StringComparison.Ordinal))
            return [Of(type, content.ReadRest())];
        var parts = new List<MmsPart>();
        for (var left = Math.Min(content.ReadUintvar(), MostParts); left > 0; left--)
        {
            var headersLength = LengthOf(ref content);
            var dataLength = LengthOf(ref content);
            var headers = content.ReadBlock(headersLength);
            parts.Add(Of(WspMediaTypeCodec.Read(ref headers), content.ReadOctets(dataLength)));
        }
        content.ReadRest();
        return parts;
    }

    private static int LengthOf(ref WspReader content) => (int)Math.Min(content.ReadUintvar(), int.MaxValue);

    private static MmsPart Of(WspMediaType type, ReadOnlySpan<byte> data) =>
        new(type.Name, type["name"], type.Name.StartsWith("text/", StringComparison.Ordinal) ? TextOf(type, data) : null, data.Length);

    private static string TextOf(WspMediaType type, ReadOnlySpan<byte> data) =>
        ("iso-8859-1".Equals(type["charset"], StringComparison.OrdinalIgnoreCase) ? Encoding.Latin1 : Encoding.UTF8).GetString(data);
}
