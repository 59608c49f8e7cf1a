using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>What a person could read of a page, without its pictures and its look.</summary>
internal static partial class PageText
{
    /// <summary>Characters that are kept of a text.</summary>
    private const int Longest = 4_000;

    /// <summary>Null for what is no text.</summary>
    public static string? Of(FetchedContent content)
    {
        if (content.ContentType is not { } type || !IsText(type))
        {
            return null;
        }

        try
        {
            return Of(type, EncodingOf(content.Charset).GetString(content.Body.Span));
        }
        catch (RegexMatchTimeoutException)
        {
            // A page made to be hard to read.
            return null;
        }
    }

    /// <summary>As much of a text as a handset keeps.</summary>
    public static string Beginning(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];

    private static string Of(string type, string text)
    {
        if (IsMarkup(type))
        {
            text = Whites().Replace(Unseen().Replace(text, ""), " ");
            text = WebUtility.HtmlDecode(Tags().Replace(Breaks().Replace(text, "\n"), ""));
        }

        text = Lines().Replace(Spaces().Replace(text, " "), "\n").Trim();
        return Beginning(text);
    }

    private static bool IsText(string type) => type.StartsWith("text/", StringComparison.Ordinal) || IsMarkup(type) || type == "application/json";

    private static bool IsMarkup(string type) => type is "text/html" or "text/vnd.wap.wml" or "application/xml" or "text/xml" || type.EndsWith("+xml", StringComparison.Ordinal);

    private static Encoding EncodingOf(string? charset) =>
        charset is "iso-8859-1" or "us-ascii" ? Encoding.Latin1 : Encoding.UTF8;

    [GeneratedRegex(@"<!--.*?-->|<(script|style|head)\b.*?</\1\s*>|<\?.*?\?>|<!DOCTYPE[^>\[]*(\[[^\]]*\])?[^>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Whites();

    [GeneratedRegex(@"<(br|p|/p|div|/div|li|h[1-6]|/h[1-6]|card|tr)\b[^>]*>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Breaks();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"[^\S\n]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@" ?\n[\s]*", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Lines();
}
