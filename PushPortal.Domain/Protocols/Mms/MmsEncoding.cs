using System.Buffers;
using System.Text;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Protocols.Mms;

/// <summary>The value encodings of MMS beyond those of WSP (WAP-209, 7.2).</summary>
internal static class MmsEncoding
{
    private const int Utf8 = WspCharsets.Utf8;

    public static void WriteFrom(ArrayBufferWriter<byte> output, string address)
    {
        var value = new ArrayBufferWriter<byte>();
        value.WriteByte(MmsField.FirstToken);
        WriteEncodedString(value, address);
        output.WriteByte(MmsField.From);
        output.WriteValueLength(value.WrittenCount);
        output.Write(value.WrittenSpan);
    }

    /// <summary>Printable ASCII goes as plain text; anything else bears its character set, UTF-8.</summary>
    public static void WriteEncodedString(ArrayBufferWriter<byte> output, string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            output.WriteText(text);
            return;
        }
        var value = new ArrayBufferWriter<byte>();
        value.WriteShortInteger(Utf8);
        value.WriteText(text);
        output.WriteValueLength(value.WrittenCount);
        output.Write(value.WrittenSpan);
    }

    public static void WriteExpiry(ArrayBufferWriter<byte> output, MmsExpiry expiry)
    {
        output.WriteByte(MmsField.Expiry);
        output.WriteValueLength(2 + WspWriter.LongIntegerOctets(expiry.Seconds));
        output.WriteByte(expiry.IsRelative ? MmsField.SecondToken : MmsField.FirstToken);
        output.WriteLongInteger(expiry.Seconds);
    }

    /// <summary>The address, or null where the MMSC was to insert one.</summary>
    public static string? ReadFrom(ref WspReader pdu)
    {
        pdu.ReadValueLength();
        return pdu.ReadByte() switch
        {
            MmsField.FirstToken => ReadEncodedString(ref pdu),
            MmsField.SecondToken => null,
            _ => throw new WspFormatException("A From has neither an address nor the insert-address token."),
        };
    }

    public static MmsExpiry ReadExpiry(ref WspReader pdu)
    {
        var value = pdu.ReadBlock(pdu.ReadValueLength());
        return value.ReadByte() switch
        {
            MmsField.FirstToken => new(IsRelative: false, value.ReadInteger()),
            MmsField.SecondToken => new(IsRelative: true, value.ReadInteger()),
            _ => throw new WspFormatException("An expiry is neither absolute nor relative."),
        };
    }

    /// <summary>
    /// The end of the text counts, not the value-length: MMSCs have been captured whose length is one short, and whose
    /// character set lacks the high bit of a short-integer.
    /// </summary>
    public static string ReadEncodedString(ref WspReader pdu)
    {
        if (pdu.Peek() > 0x1F || pdu.Peek() == 0)
            return pdu.ReadText();
        var length = pdu.ReadValueLength();
        var start = pdu.Position;
        var charset = pdu.Peek() == Utf8 ? pdu.ReadByte() : pdu.Peek() is >= 0x20 and < 0x80 ? Utf8 : pdu.ReadInteger();
        var text = Decode(charset, ref pdu);
        var unread = length - (pdu.Position - start);
        if (unread > 0)
            pdu.ReadOctets(unread);
        return text;
    }

    private static string Decode(ulong charset, ref WspReader pdu)
    {
        var octets = pdu.ReadTextOctets();
        return (charset == 4 ? Encoding.Latin1 : Encoding.UTF8).GetString(octets);
    }
}
