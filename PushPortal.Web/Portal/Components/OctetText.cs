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
                dump.Append(at < line.Length ? line[at].ToString("x2", CultureInfo.InvariantCulture) : "  ").Append(at == octetsOfLine / 2 - 1 ? "  " : " ");
            }

            dump.Append(' ');
            foreach (var octet in line)
            {
                dump.Append(octet is >= 0x20 and < 0x7f ? (char)octet : '.');
            }

            dump.Append('\n');
        }

        return dump.ToString().TrimEnd('\n');
    }

    /// <summary>Hexadecimal with a space after each octet.</summary>
    internal static string Spaced(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder(octets.Length * 3);
        foreach (var octet in octets)
        {
            text.Append(octet.ToString("x2", CultureInfo.InvariantCulture)).Append(' ');
        }

        return text.ToString().TrimEnd();
    }
}
