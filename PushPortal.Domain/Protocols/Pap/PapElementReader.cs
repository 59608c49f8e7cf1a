using System.Globalization;
using PushPortal.Domain.Protocols.Xml;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>Reads one element of a PAP document after the other: its attributes by name, then its children in DTD order.</summary>
internal sealed class PapElementReader(string text, PapProlog prolog)
{
    /// <summary>Longest attribute value in characters.</summary>
    internal const int MaxValueLength = 4096;

    private readonly XmlScanner _xml = new(text, prolog.Length);

    private bool _onStartTag;
    private bool _isEmpty;
    private Range _parent;
    private string? _pushId;

    internal ReadOnlySpan<char> Name => _xml.Name;

    internal void OpenRoot(string name)
    {
        _xml.Read();
        if (!Name.SequenceEqual(name))
            throw Fault($"The root element is {PapSyntaxException.Quoted(Name)}: expected {name}");
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
            ? throw Fault($"{Name} needs the attribute {attribute}: {(value is null ? "it is missing" : "it is empty")}")
            : value;
    }

    internal string? Optional(string attribute) =>
        _xml.IndexOfAttribute(attribute) is >= 0 and var index ? Checked(attribute, _xml.AttributeValue(index)) : null;

    internal T Word<T>(string attribute, WireWords<T> words, T otherwise)
        where T : struct, Enum =>
        TryOptional(attribute, out var value) ? Word(attribute, words, value) : otherwise;

    internal T WordRequired<T>(string attribute, WireWords<T> words)
        where T : struct, Enum =>
        Word(attribute, words, Required(attribute));

    /// <summary>false where it is not said, which is the default of all of PAP's flags.</summary>
    internal bool Flag(string attribute)
    {
        if (!TryOptional(attribute, out var value))
            return false;
        return bool.TryParse(value, out var flag) ? flag : throw WrongValue(attribute, value, "true or false");
    }

    internal DateTimeOffset? Timestamp(string attribute)
    {
        if (!TryOptional(attribute, out var value))
            return null;
        return PapTimestamp.TryParse(value, out var instant) ? instant : throw WrongValue(attribute, value, "a time in UTC of the form YYYY-MM-DDThh:mm:ssZ");
    }

    internal PapStatus Status(string attribute)
    {
        if (!TryOptional(attribute, out var value) || value.IsWhiteSpace())
            value = Required(attribute);
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
        else if (_xml.Token != XmlToken.EndTag)
        {
            throw Fault(_xml.Token == XmlToken.StartTag
                ? $"The element {PapSyntaxException.Quoted(Name)} is unknown, repeated or out of order here"
                : "Text stands where PAP has none: everything is said in attributes");
        }
        Advance();
    }

    internal void ExpectEnd()
    {
        if (_xml.Token != XmlToken.End)
            throw Fault("Something follows the pap element");
    }

    internal PapSyntaxException Fault(string description) => Fault(description, _xml.TokenStart, cause: null);

    internal PapSyntaxException NotWellFormed(XmlSyntaxException fault) =>
        Fault($"The document is not well-formed XML: {fault.Message}", fault.Position, fault);

    private PapSyntaxException Fault(string description, int position, Exception? cause) =>
        new(PapStatus.BadRequest, description, cause)
        {
            Fragment = PapText.TagAt(text.AsSpan(prolog.Length), position - prolog.Length),
            AnswerVersion = prolog.AnswerVersion,
            PushId = _pushId,
        };

    /// <summary>As <see cref="Optional"/>, without a string of its own for a value that stands in the document as it is.</summary>
    private bool TryOptional(string attribute, out ReadOnlySpan<char> value)
    {
        value = default;
        var index = _xml.IndexOfAttribute(attribute);
        if (index < 0)
            return false;
        if (!_xml.TryLiteralValue(index, out value) || value.Length > MaxValueLength)
            value = Checked(attribute, _xml.AttributeValue(index));
        return true;
    }

    private string Checked(string attribute, string value) =>
        value.Length > MaxValueLength
            ? throw Fault($"{Name}: the attribute {attribute} is longer than {MaxValueLength} characters")
            : value;

    private T Word<T>(string attribute, WireWords<T> words, ReadOnlySpan<char> value)
        where T : struct, Enum =>
        words.TryParse(value.Trim(), out var known) ? known : throw WrongValue(attribute, value, words.Choices);

    private PapSyntaxException WrongValue(string attribute, ReadOnlySpan<char> value, string expected) =>
        Fault($"{Name}: the attribute {attribute} is {PapSyntaxException.Quoted(value)}, expected {expected}");

    private PapSyntaxException MissingChild(string name) =>
        Fault(AtElement()
            ? $"{text.AsSpan()[_parent]} needs the element {name}: {PapSyntaxException.Quoted(Name)} stands in its place"
            : $"{text.AsSpan()[_parent]} needs the element {name}: it is missing");

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

    private bool AtElement() => !_isEmpty && _xml.Token == XmlToken.StartTag;

    private bool AtElement(string name) => AtElement() && Name.SequenceEqual(name);

    /// <summary>Steps from the start tag to what is inside, once; an empty-element tag has nothing inside and is stepped over by Close.</summary>
    private void EnterContent()
    {
        if (!_onStartTag)
            return;
        _onStartTag = false;
        _parent = _xml.NameRange;
        _isEmpty = _xml.IsEmptyElement;
        if (!_isEmpty)
            Advance();
    }

    private void Advance()
    {
        while (_xml.Read() == XmlToken.Text && _xml.IsBlank)
        {
        }
    }
}
