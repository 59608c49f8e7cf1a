using System.Collections.Frozen;

namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>
/// One type of document and its tokens by code page. Reading and writing know nothing but this table.
/// </summary>
public sealed class WbxmlDocumentType
{
    private readonly FrozenDictionary<int, string> _tagNames;
    private readonly FrozenDictionary<int, WbxmlAttributeStart> _starts;
    private readonly FrozenDictionary<int, string> _values;
    private readonly FrozenDictionary<string, WbxmlTag> _tags;
    private readonly FrozenDictionary<string, WbxmlAttributeStart[]> _startsByName;
    private readonly FrozenDictionary<string, WbxmlElementRule> _rules;
    private readonly FrozenSet<string> _dates;

    internal WbxmlDocumentType(IReadOnlyList<WbxmlTag> tags, IReadOnlyList<WbxmlAttributeStart> starts,
        IReadOnlyList<WbxmlAttributeValue> values, IReadOnlyList<WbxmlElementRule> rules, params string[] dates)
    {
        _tagNames = tags.ToFrozenDictionary(tag => Key(tag.Page, tag.Token), tag => tag.Name);
        _tags = tags.DistinctBy(tag => tag.Name).ToFrozenDictionary(tag => tag.Name);
        _starts = starts.ToFrozenDictionary(start => Key(start.Page, start.Token));
        _startsByName = starts.GroupBy(start => start.Name)
            .ToFrozenDictionary(name => name.Key, name => name.OrderByDescending(start => start.Prefix.Length).ToArray());
        _values = values.ToFrozenDictionary(value => Key(value.Page, value.Token), value => value.Text);
        _rules = rules.ToFrozenDictionary(rule => rule.Name);
        _dates = dates.ToFrozenSet();
        Root = rules[0].Name;
        Values = [.. values];
    }

    /// <summary>Public identifier number (WAP-192, 7.2).</summary>
    public required uint PublicId { get; init; }

    /// <summary>Formal public identifier, which a document may carry in its string table instead of the number.</summary>
    public required string FormalPublicIdentifier { get; init; }

    /// <summary>Version octet to write: 01 for WBXML 1.1, 02 for 1.2. Every version is read.</summary>
    public required byte Version { get; init; }

    public string Root { get; }

    /// <summary>Value tokens stand for whole values only, not for parts of them.</summary>
    internal bool ValuesAreWhole { get; init; }

    internal WbxmlAttributeValue[] Values { get; }

    internal string? TagName(byte page, byte token) => _tagNames.GetValueOrDefault(Key(page, token));

    internal WbxmlAttributeStart? Start(byte page, byte token) => _starts.TryGetValue(Key(page, token), out var start) ? start : null;

    internal string? Value(byte page, byte token) => _values.GetValueOrDefault(Key(page, token));

    internal WbxmlTag Tag(string name) => _tags[name];

    internal WbxmlElementRule? Rule(string name) => _rules.GetValueOrDefault(name);

    /// <summary>Every start of an attribute, the longest value prefix first.</summary>
    internal ReadOnlySpan<WbxmlAttributeStart> Starts(string attribute) => _startsByName[attribute];

    internal bool IsDate(string attribute) => _dates.Contains(attribute);

    private static int Key(byte page, byte token) => page << 8 | token;
}
