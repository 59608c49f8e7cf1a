namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>An element of a push document. None of their types mixes text with elements, so the text stands apart.</summary>
public sealed class WbxmlElement(string name)
{
    // Most elements have but one of the two.
    private List<WbxmlAttribute>? _attributes;
    private List<WbxmlElement>? _children;

    public string Name { get; } = name;

    public string Text { get; internal set; } = "";

    public IReadOnlyList<WbxmlAttribute> Attributes => (IReadOnlyList<WbxmlAttribute>?)_attributes ?? [];

    public IReadOnlyList<WbxmlElement> Children => (IReadOnlyList<WbxmlElement>?)_children ?? [];

    /// <summary>The value of an attribute; null when it is absent.</summary>
    public string? this[string attribute]
    {
        get
        {
            if (_attributes is null)
                return null;
            foreach (var (name, value) in _attributes)
            {
                if (name == attribute)
                    return value;
            }
            return null;
        }
    }

    /// <summary>The first child of this name; null when there is none.</summary>
    public WbxmlElement? Child(string name) => _children?.Find(child => child.Name == name);

    internal void Add(WbxmlElement child) => (_children ??= []).Add(child);

    internal void Add(string attribute, string? value)
    {
        if (value is not null)
            (_attributes ??= []).Add(new(attribute, value));
    }
}
