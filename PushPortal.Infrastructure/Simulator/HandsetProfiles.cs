using System.Collections.Frozen;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>The names of deviations, and of sets of them.</summary>
public static class HandsetProfiles
{
    /// <summary>A handset that takes whatever the specifications allow.</summary>
    public const string Standard = "standard";

    private static readonly (string Name, HandsetDeviations Deviations)[] Named =
    [
        (Standard, HandsetDeviations.None),
        ("early", HandsetDeviations.ConcatenationFirst | HandsetDeviations.NoStringTables | HandsetDeviations.NumberedTypes),
        ("strict", HandsetDeviations.PlainProtocolId | HandsetDeviations.PlainDataCoding | HandsetDeviations.NamedApplication),
    ];

    private static readonly FrozenDictionary<string, HandsetDeviations> ByWord = new Dictionary<string, HandsetDeviations>
    {
        ["ports-first"] = HandsetDeviations.PortsFirst,
        ["plain-protocol-id"] = HandsetDeviations.PlainProtocolId,
        ["plain-data-coding"] = HandsetDeviations.PlainDataCoding,
        ["no-string-tables"] = HandsetDeviations.NoStringTables,
        ["numbered-types"] = HandsetDeviations.NumberedTypes,
        ["concatenation-first"] = HandsetDeviations.ConcatenationFirst,
        ["named-application"] = HandsetDeviations.NamedApplication,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [.. Named.Select(profile => profile.Name)];

    /// <summary>In the order of their flags.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. ByWord.OrderBy(word => word.Value).Select(word => word.Key)];

    /// <summary>The deviations of a profile; null when none has this name.</summary>
    public static HandsetDeviations? Find(string name) =>
        Array.Find(Named, profile => profile.Name == name) is { Name: not null } found ? found.Deviations : null;

    /// <summary>The profile that has exactly these deviations; null when none has.</summary>
    public static string? NameOf(HandsetDeviations deviations) => Array.Find(Named, profile => profile.Deviations == deviations).Name;

    /// <summary>The deviation of this word; null when there is none.</summary>
    public static HandsetDeviations? Parse(string word) => ByWord.TryGetValue(word, out var deviation) ? deviation : null;

    /// <summary>The words of the deviations, in the order of their flags.</summary>
    public static IReadOnlyList<string> WordsOf(HandsetDeviations deviations) => [.. Words.Where(word => deviations.HasFlag(ByWord[word]))];
}
