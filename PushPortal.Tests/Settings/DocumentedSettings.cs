using System.Text.RegularExpressions;

namespace PushPortal.Tests.Settings;

/// <summary>The keys that docs/settings.md names, whole: it writes those that follow one of the same section by their end.</summary>
internal static partial class DocumentedSettings
{
    /// <summary>The settings of a session stand once for both that have sessions.</summary>
    private static readonly string[] WithSessions = ["PushPortal:Links:{n}", "PushPortal:Ppg:SmscLink"];

    internal static IReadOnlyList<string> Keys() =>
    [
        .. File.ReadLines(Repository.PathOf("docs", "settings.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains('`', StringComparison.Ordinal))
            .SelectMany(line => KeysOf(line.Split('|')[1]))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> KeysOf(string cell)
    {
        var written = Code.Matches(cell).Select(match => Number.Replace(match.Groups[1].Value, "{n}")).ToList();
        if (cell.TrimStart().StartsWith("of a session", StringComparison.Ordinal) || written[0][0] == ':')
        {
            return from section in WithSessions from end in written where end[0] == ':' select section + end;
        }

        return written[0].StartsWith("PushPortal:", StringComparison.Ordinal) ? written.Select(key => Whole(written[0], key))
            : written.Contains("ASPNETCORE_URLS") ? ["urls"]
            : [];
    }

    /// <summary>As many names of the first key are replaced as the short one has.</summary>
    private static string Whole(string first, string key)
    {
        if (key[0] != ':')
        {
            return key;
        }

        var names = Names(first);
        return string.Join(':', names.Take(names.Count - Names(key[1..]).Count)) + key;
    }

    /// <summary>A number at the end belongs to the name before it.</summary>
    private static List<string> Names(string key)
    {
        var names = key.Split(':').ToList();
        if (names[^1] == "{n}")
        {
            names.RemoveAt(names.Count - 1);
            names[^1] += ":{n}";
        }

        return names;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"\{[a-z]\}")]
    private static partial Regex Number { get; }
}
