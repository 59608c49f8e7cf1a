using System.Buffers;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>The Reply PDU (WAP-230, 8.2.3.3): status, headers that begin with the content type, content.</summary>
public static class WspReply
{
    private const string ContentType = "Content-Type";

    /// <param name="status">An HTTP status.</param>
    /// <param name="headers">As HTTP writes them; a field that has no place in WSP's tables goes as text.</param>
    public static byte[] Write(int status, IEnumerable<WspHeader> headers, ReadOnlySpan<byte> content, byte? transactionId = null)
    {
        var fields = headers.ToList();
        var block = new ArrayBufferWriter<byte>(128);
        WspMediaTypeCodec.Write(block, TypeOf(fields, content.IsEmpty));
        foreach (var header in fields)
        {
            if (!header.Name.Equals(ContentType, StringComparison.OrdinalIgnoreCase))
                WspReplyHeaders.Write(block, header);
        }

        var pdu = new ArrayBufferWriter<byte>(block.WrittenCount + content.Length + 8);
        if (transactionId is { } id)
            pdu.WriteByte(id);
        pdu.WriteByte(WspPduType.Reply);
        pdu.WriteByte(WspStatus.OfHttp(status));
        pdu.WriteUintvar((uint)block.WrittenCount);
        pdu.Write(block.WrittenSpan);
        pdu.Write(content);
        return pdu.WrittenSpan.ToArray();
    }

    /// <summary>The PDU has a place for it that cannot be left out.</summary>
    private static WspMediaType TypeOf(List<WspHeader> headers, bool isEmpty)
    {
        var said = headers.Find(header => header.Name.Equals(ContentType, StringComparison.OrdinalIgnoreCase)).Value;
        try
        {
            if (!string.IsNullOrEmpty(said))
                return WspMediaType.Parse(said);
        }
        catch (WspFormatException)
        {
            // An origin that names no media type has content of no known type.
        }
        return new(isEmpty ? "text/plain" : "application/octet-stream", []);
    }
}
