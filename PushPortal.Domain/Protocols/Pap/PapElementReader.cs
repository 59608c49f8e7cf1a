using System.Globalization;
using System.Xml;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>Reads one element of a PAP document after the other: its attributes by name, then its children in DTD order.</summary>
internal sealed class PapElementReader(XmlReader xml, string text, PapProlog prolog)
{
    /// <summary>Longest attribute value in characters.</summary>
    internal const int MaxValueLength = 4096;

    private bool _onStartTag;
    private bool _isEmpty;
    private string _parent = "";
    private string? _pushId;

    internal string Name => xml.Name;

    internal void OpenRoot(string name)
    {
        if (xml.MoveToContent() != XmlNodeType.Element)
            throw Fault($"The document has no {name} element");
        if (xml.Name != name)
            throw Fault($"The root element is {PapSyntaxException.Quoted(xml.Name)}: expected {name}");
        StandOnStartTag();
    }

    internal void OpenOnlyChild()
    {
        EnterContent();
        if (!AtElement())
            throw Fault("The pap element is empty: expected one PAP document in it");
        StandOnStartTag();
    }

    internal string PushIdRequired() => _pushId = Required("push-id");

    internal string Required(string attribute)
    {
        var value = Optional(attribute);
        return string.IsNullOrWhiteSpace(value)
            ? throw Fault($"{xml.Name} needs the attribute {attribute}: {(value is null ? "it is missing" : "it is empty")}")
            : value;
    }

    internal string? Optional(string attribute)
    {
        var value = xml.GetAttribute(attribute);
        return value?.Length > MaxValueLength
            ? throw Fault($"{xml.Name}: the attribute {attribute} is longer than {MaxValueLength} characters")
            : value;
    }

    internal T Word<T>(string attribute, WireWords<T> words, T otherwise)
        where T : struct, Enum =>
        Optional(attribute) is { } value ? Word(attribute, words, value) : otherwise;

    internal T WordRequired<T>(string attribute, WireWords<T> words)
        where T : struct, Enum =>
        Word(attribute, words, Required(attribute));

    /// <summary>false where it is not said, which is the default of all of PAP's flags.</summary>
    internal bool Flag(string attribute)
    {
        if (Optional(attribute) is not { } value)
            return false;
        return bool.TryParse(value, out var flag) ? flag : throw WrongValue(attribute, value, "true or false");
    }

    internal DateTimeOffset? Timestamp(string attribute)
    {
        if (Optional(attribute) is not { } value)
            return null;
        return PapTimestamp.TryParse(value, out var instant) ? instant : throw WrongValue(attribute, value, "a time in UTC of the form YYYY-MM-DDThh:mm:ssZ");
    }

    internal PapStatus Status(string attribute)
    {
        var value = Required(attribute);
        return value.Length == 4 && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code >= 1000
            ? (PapStatus)code
            : throw WrongValue(attribute, value, "a status code of four digits");
    }

    internal IReadOnlyList<T> Children<T>(string name, Func<PapElementReader, T> read, int atLeast = 0)
    {
        EnterContent();
        List<T>? children = null;
        while (AtElement(name))
            (children ??= []).Add(ReadChild(read));
        if ((children?.Count ?? 0) < atLeast)
            throw MissingChild(name);
        return children is null ? [] : children;
    }

    internal T? Child<T>(string name, Func<PapElementReader, T> read)
        where T : class
    {
        EnterContent();
        return AtElement(name) ? ReadChild(read) : null;
    }

    internal T ChildRequired<T>(string name, Func<PapElementReader, T> read)
        where T : class
    {
        EnterContent();
        return AtElement(name) ? ReadChild(read) : throw MissingChild(name);
    }

    /// <summary>Leaves the element; whatever is still in it does not belong there.</summary>
    internal void Close()
    {
        EnterContent();
        if (_isEmpty)
        {
            _isEmpty = false;
        }
        else if (xml.NodeType != XmlNodeType.EndElement)
        {
            throw Fault(xml.NodeType == XmlNodeType.Element
                ? $"The element {PapSyntaxException.Quoted(xml.Name)} is unknown, repeated or out of order here"
                : "Text stands where PAP has none: everything is said in attributes");
        }
        Advance();
    }

    internal void ExpectEnd()
    {
        if (!xml.EOF)
            throw Fault("Something follows the pap element");
    }

    internal PapSyntaxException Fault(string description)
    {
        var position = (IXmlLineInfo)xml;
        return Fault(description, position.LineNumber, position.LinePosition, cause: null);
    }

    internal PapSyntaxException NotWellFormed(XmlException fault) =>
        Fault($"The document is not well-formed XML: {fault.Message}", fault.LineNumber, fault.LinePosition, fault);

    private PapSyntaxException Fault(string description, int line, int column, Exception? cause) =>
        new(PapStatus.BadRequest, description, cause)
        {
            Fragment = PapText.TagAt(text, line, column),
            AnswerVersion = prolog.AnswerVersion,
            PushId = _pushId,
        };

    private T Word<T>(string attribute, WireWords<T> words, string value)
        where T : struct, Enum =>
        words.TryParse(value.AsSpan().Trim(), out var known) ? known : throw WrongValue(attribute, value, words.Choices);

    private PapSyntaxException WrongValue(string attribute, string value, string expected) =>
        Fault($"{xml.Name}: the attribute {attribute} is {PapSyntaxException.Quoted(value)}, expected {expected}");

    private PapSyntaxException MissingChild(string name) =>
        Fault(AtElement()
            ? $"{_parent} needs the element {name}: {PapSyntaxException.Quoted(xml.Name)} stands in its place"
            : $"{_parent} needs the element {name}: it is missing");

    private T ReadChild<T>(Func<PapElementReader, T> read)
    {
        var parent = _parent;
        StandOnStartTag();
        var child = read(this);
        Close();
        _parent = parent;
        return child;
    }

    private void StandOnStartTag() => _onStartTag = true;

    private bool AtElement() => !_isEmpty && xml.NodeType == XmlNodeType.Element;

    private bool AtElement(string name) => AtElement() && xml.Name == name;

    /// <summary>Steps from the start tag to what is inside, once; an empty-element tag has nothing inside and is stepped over by Close.</summary>
    private void EnterContent()
    {
        if (!_onStartTag)
            return;
        _onStartTag = false;
        _parent = xml.Name;
        _isEmpty = xml.IsEmptyElement;
        if (!_isEmpty)
            Advance();
    }

    private void Advance()
    {
        // The XML reader reports blanks beyond its buffer's length as text.
        do
            xml.Read();
        while (xml.MoveToContent() == XmlNodeType.Text && string.IsNullOrWhiteSpace(xml.Value));
    }
}
