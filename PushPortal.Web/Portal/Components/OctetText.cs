using System.Globalization;
using System.Text;

namespace PushPortal.Web.Portal.Components;

/// <summary>Octets as people read them.</summary>
internal static class OctetText
{
    /// <summary>Lines of offset, octets, and those of them that are printable ASCII.</summary>
    internal static string Dump(ReadOnlySpan<byte> octets, int octetsOfLine)
    {
        var dump = new StringBuilder();
        for (var offset = 0; offset < octets.Length; offset += octetsOfLine)
        {
            var line = octets[offset..Math.Min(offset + octetsOfLine, octets.Length)];
            dump.Append(CultureInfo.InvariantCulture, $"{offset:x4}  ");
            for (var at = 0; at < octetsOfLine; at++)
            {
                dump.Append(at < line.Length ? Of(line[at]) : "  ").Append(at == octetsOfLine / 2 - 1 ? "  " : " ");
            }

            dump.Append(' ').Append(Ascii(line)).Append('\n');
        }

        return dump.ToString().TrimEnd('\n');
    }

    /// <summary>So many octets, in MiB or GiB.</summary>
    internal static string SizeOf(long octets)
    {
        var (unit, size) = octets >= 1L << 30 ? ("GiB", 1L << 30) : ("MiB", 1L << 20);
        return string.Create(CultureInfo.InvariantCulture, $"{(double)octets / size:0.#} {unit}");
    }

    /// <summary>One octet in hexadecimal digits.</summary>
    internal static string Of(byte octet) => octet.ToString("x2", CultureInfo.InvariantCulture);

    /// <summary>The octets that are printable ASCII, and a full stop for each of the others.</summary>
    internal static string Ascii(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder(octets.Length);
        foreach (var octet in octets)
        {
            text.Append(octet is >= 0x20 and < 0x7f ? (char)octet : '.');
        }

        return text.ToString();
    }
}
