using System.Text;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>A Get or Post PDU of any method (WAP-230, 8.2.3): what a handset asks an origin for.</summary>
public sealed record WspRequest
{
    public required string Method { get; init; }

    /// <summary>As it stands in the PDU, octet for octet.</summary>
    public required string Uri { get; init; }

    /// <summary>With the content type of a body, as HTTP writes them.</summary>
    public required IReadOnlyList<WspHeader> Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the octets begin as a request does.</summary>
    public static bool IsRequest(ReadOnlySpan<byte> pdu) => pdu is [var type, ..] && WspMethods.Table.NameOf(type) is not null;

    /// <param name="pdu">From the type on: a connectionless PDU without its transaction id.</param>
    public static WspRequest Read(ReadOnlyMemory<byte> pdu)
    {
        var reader = new WspReader(pdu.Span);
        var type = reader.ReadByte();
        if (WspMethods.Table.NameOf(type) is not { } method)
            throw new WspFormatException($"PDU type 0x{type:x2} is not a request.");
        var uriLength = reader.ReadUintvar();
        uint? headersLength = WspMethods.HasBody(type) ? reader.ReadUintvar() : null;
        var uri = Encoding.Latin1.GetString(reader.ReadOctets(Checked(uriLength, reader)));
        var block = headersLength is { } length ? reader.ReadBlock(Checked(length, reader)) : reader.ReadBlock(reader.Remaining);

        var headers = new List<WspHeader>();
        if (headersLength > 0)
            headers.Add(new("Content-Type", WspMediaTypeCodec.Read(ref block).ToString()));
        WspRequestHeaders.Read(ref block, headers);
        return new() { Method = method, Uri = uri, Headers = headers, Body = pdu[reader.Position..] };
    }

    private static int Checked(uint length, WspReader reader) =>
        length <= reader.Remaining ? (int)length : throw new WspFormatException("A length in the request is longer than its PDU.");
}
