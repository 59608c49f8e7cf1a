using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace PushPortal.Web.Portal;

/// <summary>
/// The sentences of the domain that bear facts, by their formats: "has the same push-id as row {0}". The domain says them in English, and imports keep them as they were said;
/// here the format of a sentence is found again, with its facts, so that it can be said in the reader's language. The formats are the keys of the texts that have places and blanks.
/// </summary>
internal static partial class SentenceFormats
{
    /// <summary>The one with the most of its own words first: it says most of what the sentence is.</summary>
    private static readonly IReadOnlyList<(string Key, Regex Form)> Formats =
    [
        .. Keys().Where(key => Place.IsMatch(key) && key.Contains(' ', StringComparison.Ordinal))
            .OrderByDescending(key => Place.Replace(key, "").Length).ThenBy(key => key, StringComparer.Ordinal)
            .Select(key => (key, FormOf(key))),
    ];

    /// <summary>The format of an English sentence, and its facts in the order of the format's places; null when it is of none.</summary>
    internal static (string Key, string[] Facts)? Find(string sentence)
    {
        foreach (var (key, form) in Formats)
        {
            if (form.Match(sentence) is { Success: true } found)
            {
                return (key, [.. found.Groups.Cast<Group>().Skip(1).Select(fact => fact.Value)]);
            }
        }

        return null;
    }

    private static IEnumerable<string> Keys() =>
        new ResourceManager(typeof(Texts)).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().Select(text => (string)text.Key);

    /// <summary>Places are numbered in the order in which they stand in the key.</summary>
    private static Regex FormOf(string key) => new($"^{string.Join("(.*?)", Place.Split(key).Select(Regex.Escape))}$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place { get; }
}
