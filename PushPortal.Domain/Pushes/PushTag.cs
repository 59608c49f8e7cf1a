using System.Globalization;
using System.Text;

namespace PushPortal.Domain.Pushes;

/// <summary>A word by which an initiator finds its pushes again. It is kept in lower case and in one form of its letters, so that it can be written one way alone.</summary>
public static class PushTag
{
    public const int MostOfPush = 8;
    public const int Longest = 32;

    /// <summary>What stands between tags where people write several.</summary>
    private static readonly char[] Between = [' ', '\t', '\r', '\n', ',', ';', '，', '；', '、'];

    /// <param name="problem">What is wrong with it, as part of a sentence.</param>
    public static bool TryParse(string? text, out string tag, out string problem)
    {
        tag = (text ?? "").Trim();
        problem = tag.Length == 0 ? "is empty"
            : tag.EnumerateRunes().All(MayBe) ? ""
            : "may have letters, digits, hyphens, underscores, dots and colons";
        if (problem.Length > 0)
        {
            return false;
        }

        tag = tag.Normalize().ToLowerInvariant();
        problem = tag.Length > Longest ? $"has more than {Longest} characters" : "";
        return problem.Length == 0;
    }

    /// <summary>The words of a text in which people have written several.</summary>
    public static IReadOnlyList<string> Split(string? text) => (text ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The distinct tags of these words, in their order; or the first word that is none, or null when there are too many, and why.</summary>
    public static IReadOnlyList<string>? ParseAll(IReadOnlyList<string> words, out int? wrong, out string problem)
    {
        ArgumentNullException.ThrowIfNull(words);
        (wrong, problem) = (null, "");
        var tags = new List<string>(words.Count);
        for (var at = 0; at < words.Count; at++)
        {
            if (!TryParse(words[at], out var tag, out problem))
            {
                wrong = at;
                return null;
            }

            if (!tags.Contains(tag))
            {
                tags.Add(tag);
            }
        }

        problem = tags.Count > MostOfPush ? $"has more than {MostOfPush} tags" : "";
        return tags.Count > MostOfPush ? null : tags;
    }

    private static bool MayBe(Rune letter) =>
        Rune.IsLetterOrDigit(letter) || letter.Value is '-' or '_' or '.' or ':'
        || Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
