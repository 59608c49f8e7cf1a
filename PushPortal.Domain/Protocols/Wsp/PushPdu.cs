using System.Buffers;
using System.Globalization;
using PushPortal.Domain.Protocols.Octets;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>
/// The Push PDU of connectionless WSP (WAP-230, 8.2.4.1), the form that short messages carry: transaction id, type, headers
/// that begin with the content type, and the content.
/// </summary>
public sealed record PushPdu
{
    /// <summary>The handset only echoes or ignores it, so every push of ours has the same one.</summary>
    public const byte DefaultTransactionId = 0x01;

    private const byte Push = 0x06;
    private const byte ConfirmedPush = 0x07;
    private const byte LengthQuote = 0x1F;
    private const byte ShiftDelimiter = 0x7F;
    private const byte DefaultCodePage = 1;

    public required byte TransactionId { get; init; }

    /// <summary>Whether the type was ConfirmedPush, which some senders use although it belongs to sessions.</summary>
    public required bool Confirmed { get; init; }

    public required WspMediaType ContentType { get; init; }

    /// <summary>In its full form; the WML user agent when the PDU names none.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The headers besides content type and application id, in their order on the air.</summary>
    public required IReadOnlyList<WspHeader> Headers { get; init; }

    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The shortest PDU for this content: numbers where they are assigned, no header for the default application.</summary>
    /// <param name="contentType">A media type as text, with its parameters.</param>
    /// <param name="applicationId">Any form that <see cref="PushApplicationId.Parse"/> takes; null for the default.</param>
    public static byte[] Write(string contentType, string? applicationId, ReadOnlySpan<byte> data, byte transactionId = DefaultTransactionId)
    {
        var headers = new ArrayBufferWriter<byte>(64);
        WspMediaTypeCodec.Write(headers, WspMediaType.Parse(contentType));
        if (applicationId is not null && PushApplicationId.Parse(applicationId) is var application && application != PushApplicationId.WmlUserAgent)
        {
            headers.WriteShortInteger(WspHeaderNames.ApplicationId);
            PushApplicationId.WriteValue(headers, application);
        }

        var pdu = new ArrayBufferWriter<byte>(headers.WrittenCount + data.Length + 7);
        pdu.WriteByte(transactionId);
        pdu.WriteByte(Push);
        pdu.WriteUintvar((uint)headers.WrittenCount);
        pdu.Write(headers.WrittenSpan);
        pdu.Write(data);
        return pdu.WrittenSpan.ToArray();
    }

    public static PushPdu Read(ReadOnlyMemory<byte> pdu) => Read(pdu, trace: null);

    /// <summary>The first octet of the content type, behind the length that it may have: a number with the highest bit set, or a character. Null for what ends before it.</summary>
    public static byte? PeekContentType(ReadOnlySpan<byte> pdu)
    {
        if (pdu.Length < 2 || !UintVar.TryRead(pdu[2..], out _, out var taken))
            return null;
        var type = pdu[(2 + taken)..];
        if (type is [< LengthQuote, ..])
            type = type[1..];
        else if (type is [LengthQuote, ..])
            type = UintVar.TryRead(type[1..], out _, out taken) ? type[(1 + taken)..] : [];
        return type.IsEmpty ? null : type[0];
    }

    internal static PushPdu Read(ReadOnlyMemory<byte> pdu, OctetTrace? trace)
    {
        var reader = new WspReader(pdu.Span, trace: trace);
        var transactionId = reader.ReadByte();
        reader.Leaf(OctetNames.TransactionId, trace is null ? null : Hexadecimal(transactionId));
        var type = reader.ReadByte();
        if (type is not (Push or ConfirmedPush))
            throw new WspFormatException($"PDU type {Hexadecimal(type)} is not a push.");
        reader.Leaf(OctetNames.PduType, type == Push ? "Push" : "ConfirmedPush");
        var headersLength = reader.ReadUintvar();
        if (headersLength > reader.Remaining)
            throw new WspFormatException("The headers are longer than the PDU.");

        reader.Leaf(OctetNames.HeadersLength, trace is null ? null : headersLength.ToString(CultureInfo.InvariantCulture));

        trace?.Open(OctetNames.Headers);
        var headers = reader.ReadBlock((int)headersLength);
        var contentType = WspMediaTypeCodec.Read(ref headers);
        var others = ReadHeaders(ref headers, out var applicationId);
        trace?.Close();
        return new()
        {
            TransactionId = transactionId,
            Confirmed = type == ConfirmedPush,
            ContentType = contentType,
            ApplicationId = applicationId ?? PushApplicationId.WmlUserAgent,
            Headers = others,
            Data = pdu[reader.Position..],
        };
    }

    private static List<WspHeader> ReadHeaders(ref WspReader headers, out string? applicationId)
    {
        var others = new List<WspHeader>();
        applicationId = null;
        var page = DefaultCodePage;
        while (!headers.AtEnd)
        {
            var first = headers.Peek();
            if (first is > 0 and < 0x20 or ShiftDelimiter)
            {
                headers.ReadByte();
                page = first == ShiftDelimiter ? headers.ReadByte() : first;
                headers.Leaf(OctetNames.CodePage, headers.Trace is null ? null : Hexadecimal(page));
            }
            else if (first < 0x80)
            {
                var name = headers.ReadText();
                Add(others, new(name, WspHeader.ReadValue(ref headers, uint.MaxValue)), headers);
            }
            else
            {
                headers.ReadByte();
                var number = (uint)(first & 0x7F);
                if (page == DefaultCodePage && number == WspHeaderNames.ApplicationId)
                {
                    var application = PushApplicationId.ReadValue(ref headers);
                    headers.Leaf(NameOf(page, number), application);
                    applicationId ??= application;
                }
                else
                {
                    Add(others, new(NameOf(page, number), WspHeader.ReadValue(ref headers, page == DefaultCodePage ? number : uint.MaxValue)), headers);
                }
            }
        }
        return others;
    }

    private static void Add(List<WspHeader> headers, WspHeader header, WspReader reader)
    {
        headers.Add(header);
        reader.Leaf(header.Name, header.Value);
    }

    private static string Hexadecimal(byte octet) => string.Create(CultureInfo.InvariantCulture, $"0x{octet:x2}");

    private static string NameOf(byte page, uint number) =>
        (page == DefaultCodePage ? WspHeaderNames.Table.NameOf(number) : null)
        ?? string.Create(CultureInfo.InvariantCulture, $"0x{page:x2}/0x{number:x2}");
}
