using System.Collections.Frozen;

namespace PushPortal.Domain.Protocols.Sms;

/// <summary>The GSM 7-bit default alphabet with its extension table (3GPP TS 23.038, 6.2.1), one character an octet.</summary>
public static class GsmAlphabet
{
    private const byte Escape = 0x1B;

    /// <summary>By code; the escape stands as a NUL.</summary>
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\0ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static readonly (char Character, byte Code)[] Extension =
        [('\f', 0x0A), ('^', 0x14), ('{', 0x28), ('}', 0x29), ('\\', 0x2F), ('[', 0x3C), ('~', 0x3D), (']', 0x3E), ('|', 0x40), ('€', 0x65)];

    private static readonly FrozenDictionary<char, byte> Codes = Basic
        .Select((character, code) => (Character: character, Code: (byte)code))
        .Where(entry => entry.Code != Escape)
        .ToFrozenDictionary(entry => entry.Character, entry => entry.Code);

    private static readonly FrozenDictionary<char, byte> Extended = Extension.ToFrozenDictionary(entry => entry.Character, entry => entry.Code);

    /// <summary>The text in this alphabet; null when it has a character that the alphabet lacks.</summary>
    public static byte[]? Encode(ReadOnlySpan<char> text)
    {
        var octets = new byte[text.Length * 2];
        var length = 0;
        foreach (var character in text)
        {
            if (Codes.TryGetValue(character, out var code))
            {
                octets[length++] = code;
            }
            else if (Extended.TryGetValue(character, out code))
            {
                octets[length++] = Escape;
                octets[length++] = code;
            }
            else
            {
                return null;
            }
        }

        return octets[..length];
    }

    /// <summary>The characters of octets in this alphabet; what it does not know is a space.</summary>
    public static string Decode(ReadOnlySpan<byte> octets)
    {
        var text = new char[octets.Length];
        var length = 0;
        for (var at = 0; at < octets.Length; at++)
        {
            var code = octets[at];
            text[length++] = code == Escape && at + 1 < octets.Length ? ExtendedCharacter(octets[++at])
                : code < Basic.Length && code != Escape ? Basic[code]
                : ' ';
        }

        return new string(text, 0, length);
    }

    private static char ExtendedCharacter(byte code)
    {
        foreach (var (character, known) in Extension)
        {
            if (known == code)
            {
                return character;
            }
        }

        return code < Basic.Length && code != Escape ? Basic[code] : ' ';
    }
}
