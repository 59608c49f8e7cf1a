namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>An element of a push document. None of their types mixes text with elements, so the text stands apart.</summary>
public sealed class WbxmlElement(string name)
{
    private readonly List<WbxmlAttribute> _attributes = [];
    private readonly List<WbxmlElement> _children = [];

    public string Name { get; } = name;

    public string Text { get; internal set; } = "";

    public IReadOnlyList<WbxmlAttribute> Attributes => _attributes;

    public IReadOnlyList<WbxmlElement> Children => _children;

    /// <summary>The value of an attribute; null when it is absent.</summary>
    public string? this[string attribute]
    {
        get
        {
            foreach (var (name, value) in _attributes)
            {
                if (name == attribute)
                    return value;
            }
            return null;
        }
    }

    /// <summary>The first child of this name; null when there is none.</summary>
    public WbxmlElement? Child(string name) => _children.Find(child => child.Name == name);

    internal void Add(WbxmlElement child) => _children.Add(child);

    internal void Add(string attribute, string? value)
    {
        if (value is not null)
            _attributes.Add(new(attribute, value));
    }
}
