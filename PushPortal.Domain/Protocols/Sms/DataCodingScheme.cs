using System.Text;

namespace PushPortal.Domain.Protocols.Sms;

/// <summary>What TP-DCS says of the user data (3GPP TS 23.038, 4).</summary>
public static class DataCodingScheme
{
    public const byte DefaultAlphabet = 0x00;
    public const byte EightBit = 0x04;
    public const byte Ucs2 = 0x08;

    /// <summary>How the characters of the user data are packed. What the tables reserve is taken as octets, so that nothing of it is changed.</summary>
    public static SmsAlphabet AlphabetOf(byte dataCoding) => (dataCoding >> 4) switch
    {
        // General data coding, with or without automatic deletion; bit 5 says that the text is compressed.
        < 0x8 when (dataCoding & 0x20) == 0 => OfBits(dataCoding >> 2),
        0xC or 0xD => SmsAlphabet.Septets,
        0xE => SmsAlphabet.Ucs2,
        0xF => (dataCoding & 0x04) == 0 ? SmsAlphabet.Septets : SmsAlphabet.Octets,
        _ => SmsAlphabet.Octets,
    };

    /// <summary>The characters of user data, one septet an octet; null for octets that are no text.</summary>
    public static string? TextOf(byte dataCoding, ReadOnlySpan<byte> userData) => AlphabetOf(dataCoding) switch
    {
        SmsAlphabet.Septets => GsmAlphabet.Decode(userData),
        SmsAlphabet.Ucs2 => Encoding.BigEndianUnicode.GetString(userData[..(userData.Length & ~1)]),
        _ => null,
    };

    private static SmsAlphabet OfBits(int bits) => (bits & 0x3) switch
    {
        0 => SmsAlphabet.Septets,
        2 => SmsAlphabet.Ucs2,
        _ => SmsAlphabet.Octets,
    };
}
