using System.Buffers;
using System.Text;

namespace PushPortal.Domain.Content;

/// <summary>What the texts of contents may hold.</summary>
internal static class ContentText
{
    /// <summary>Refuses control characters, but for line ends and tabs where the text is to be read, and broken surrogates.</summary>
    public static void Check(string field, string? text, bool hasLines = false)
    {
        if (text is null)
            return;
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != OperationStatus.Done)
                throw new ContentException(field, $"{field} holds half of a surrogate pair.");
            rest = rest[length..];
            if (Rune.IsControl(rune) && !(hasLines && rune.Value is '\t' or '\n' or '\r'))
                throw new ContentException(field, $"{field} holds the control character U+{rune.Value:X4}.");
        }
    }

    /// <summary>Refuses what the text-strings of WSP cannot carry: anything but printable ASCII without spaces, or nothing at all.</summary>
    public static void CheckToken(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
            throw new ContentException(field, $"{field} is required.");
        if (text.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new ContentException(field, $"{field} may hold printable ASCII characters only, without spaces.");
    }

    public static bool IsAbsoluteUri(string text) => Uri.IsWellFormedUriString(text, UriKind.Absolute);
}
