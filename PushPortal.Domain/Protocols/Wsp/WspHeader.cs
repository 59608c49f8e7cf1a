using System.Globalization;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>
/// A header of a WSP PDU as text (WAP-230, 8.4.2): integers in decimal, dates as instants, encoding versions as 1.5,
/// structured values that are not known here as hexadecimal digits.
/// </summary>
public readonly record struct WspHeader(string Name, string Value)
{
    internal static string ReadValue(ref WspReader headers, uint number)
    {
        var first = headers.Peek();
        if (first >= 0x80)
        {
            headers.ReadByte();
            return OneOctet(number, (byte)(first & 0x7F));
        }
        if (first >= 0x20)
            return headers.ReadText();
        var octets = headers.ReadOctets(headers.ReadValueLength());
        return octets.Length is 0 or > 8 ? Convert.ToHexStringLower(octets) : Integer(number, WspReader.BigEndian(octets));
    }

    private static string OneOctet(uint number, byte value) => number == WspHeaderNames.EncodingVersion
        ? string.Create(CultureInfo.InvariantCulture, $"{value >> 4}.{value & 0x0F}")
        : value.ToString(CultureInfo.InvariantCulture);

    private static string Integer(uint number, ulong value)
    {
        const ulong Year10000 = 253_402_300_800;
        var isDate = number is WspHeaderNames.Date or WspHeaderNames.Expires or WspHeaderNames.LastModified;
        return isDate && value < Year10000
            ? DateTimeOffset.FromUnixTimeSeconds((long)value).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
            : value.ToString(CultureInfo.InvariantCulture);
    }
}
