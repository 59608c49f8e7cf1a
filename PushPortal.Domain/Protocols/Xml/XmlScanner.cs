using System.Text;

namespace PushPortal.Domain.Protocols.Xml;

/// <summary>
/// Goes over an XML document that is wholly in memory, tag by tag, and refuses what is not well-formed (XML 1.0, fifth edition). It is for documents
/// of a push, which are small, many and hostile now and then: it makes nothing but the strings that it is asked for, resolves nothing,
/// knows no DOCTYPE (see <see cref="XmlProlog"/>) and no entity but XML's own five, and takes a name with its prefix as one.
/// </summary>
/// <param name="text">The document.</param>
/// <param name="start">How much of it was read before: its prolog.</param>
internal sealed class XmlScanner(string text, int start)
{
    /// <summary>Most attributes of an element.</summary>
    internal const int MaxAttributes = 64;

    /// <summary>Most elements inside each other.</summary>
    internal const int MaxDepth = 64;

    private XmlAttribute[] _attributes = new XmlAttribute[6];
    private (int Start, int Length)[] _open = new (int, int)[4];
    private int _position = start;
    private int _depth;
    private bool _hasRoot;
    private int _nameStart;
    private int _nameLength;
    private int _textStart;
    private int _textLength;
    private bool _isCharacterData;

    internal XmlToken Token { get; private set; }

    /// <summary>Where the token begins, in characters from the document's begin.</summary>
    internal int TokenStart { get; private set; } = start;

    /// <summary>Of a start or end tag.</summary>
    internal ReadOnlySpan<char> Name => text.AsSpan(_nameStart, _nameLength);

    /// <summary>Where <see cref="Name"/> stands in the document.</summary>
    internal Range NameRange => _nameStart..(_nameStart + _nameLength);

    /// <summary>Whether the start tag is its own end tag.</summary>
    internal bool IsEmptyElement { get; private set; }

    internal int AttributeCount { get; private set; }

    /// <summary>Whether there is nothing but blanks in the text; a CDATA section is never blank.</summary>
    internal bool IsBlank => !_isCharacterData && text.AsSpan(_textStart, _textLength).IndexOfAnyExcept(XmlCharacters.Blanks) < 0;

    internal ReadOnlySpan<char> AttributeName(int index) => text.AsSpan(_attributes[index].NameStart, _attributes[index].NameLength);

    internal string AttributeValue(int index)
    {
        var attribute = _attributes[index];
        var value = text.AsSpan(attribute.ValueStart, attribute.ValueLength);
        return attribute.IsLiteral ? value.ToString() : Unescaped(value, isAttribute: true);
    }

    /// <summary>The attribute's place; -1 if the element has none of that name.</summary>
    internal int IndexOfAttribute(ReadOnlySpan<char> name)
    {
        for (var index = 0; index < AttributeCount; index++)
        {
            if (AttributeName(index).SequenceEqual(name))
                return index;
        }
        return -1;
    }

    /// <summary>The value as it stands in the document; false where it has to be unescaped first.</summary>
    internal bool TryLiteralValue(int index, out ReadOnlySpan<char> value)
    {
        var attribute = _attributes[index];
        value = text.AsSpan(attribute.ValueStart, attribute.ValueLength);
        return attribute.IsLiteral;
    }

    internal string Text()
    {
        var characters = text.AsSpan(_textStart, _textLength);
        if (characters.IndexOfAny('&', '\r') < 0)
            return characters.ToString();
        return _isCharacterData
            ? characters.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : Unescaped(characters, isAttribute: false);
    }

    /// <exception cref="XmlSyntaxException">The document is not well-formed.</exception>
    internal XmlToken Read() => Token = ReadToken();

    private XmlToken ReadToken()
    {
        while (true)
        {
            TokenStart = _position;
            var rest = text.AsSpan(_position);
            if (rest is not ['<', ..])
            {
                if (_depth > 0)
                    return ReadText(rest);
                _position = TokenStart += BlanksIn(rest);
                if (_position == text.Length)
                    return _hasRoot ? XmlToken.End : throw Fault("there is no root element");
                if (text[_position] != '<')
                    throw Fault(_hasRoot ? "something follows the root element" : "text stands before the root element");
                continue;
            }
            if (rest.StartsWith("</"))
                return ReadEndTag(rest);
            if (rest.StartsWith("<!--"))
                SkipComment(rest);
            else if (rest.StartsWith("<?"))
                SkipInstruction(rest);
            else if (rest.StartsWith("<![CDATA["))
                return ReadCharacterData(rest);
            else
                return ReadStartTag();
        }
    }

    private XmlToken ReadText(ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOf('<');
        if (length < 0)
            throw Fault($"the element {Innermost()} does not end", text.Length);
        var characters = rest[..length];
        _textStart = _position;
        _textLength = length;
        _isCharacterData = false;
        CheckReferences(characters, _position);
        var end = characters.IndexOf("]]>");
        if (end >= 0)
            throw Fault("]]> stands in a text", _position + end);
        _position += length;
        return XmlToken.Text;
    }

    private XmlToken ReadCharacterData(ReadOnlySpan<char> rest)
    {
        const string Open = "<![CDATA[";
        const string Close = "]]>";
        if (_depth == 0)
            throw Fault("a CDATA section stands outside the root element");
        var length = rest[Open.Length..].IndexOf(Close);
        if (length < 0)
            throw Fault("a CDATA section does not end");
        _textStart = _position + Open.Length;
        _textLength = length;
        _isCharacterData = true;
        _position = _textStart + length + Close.Length;
        return XmlToken.Text;
    }

    private void SkipComment(ReadOnlySpan<char> rest)
    {
        const string Open = "<!--";
        const string Close = "-->";
        var length = rest[Open.Length..].IndexOf("--");
        if (length < 0)
            throw Fault("a comment does not end");
        if (!rest[(Open.Length + length)..].StartsWith(Close))
            throw Fault("two hyphens stand in a comment", _position + Open.Length + length);
        _position += Open.Length + length + Close.Length;
    }

    private void SkipInstruction(ReadOnlySpan<char> rest)
    {
        const string Open = "<?";
        const string Close = "?>";
        var length = rest[Open.Length..].IndexOf(Close);
        if (length < 0)
            throw Fault("a processing instruction does not end");
        var instruction = rest.Slice(Open.Length, length);
        var target = instruction[..XmlCharacters.NameLength(instruction)];
        if (target.IsEmpty || !(target.Length == length || XmlCharacters.IsBlank(instruction[target.Length])))
            throw Fault("a processing instruction has no name");
        if (target.Equals("xml", StringComparison.OrdinalIgnoreCase))
            throw Fault("the XML declaration stands at another place than the document's begin");
        _position += Open.Length + length + Close.Length;
    }

    private XmlToken ReadStartTag()
    {
        if (_depth == 0 && _hasRoot)
            throw Fault("there is more than one root element");
        _hasRoot = true;
        _position++;
        _nameStart = _position;
        _nameLength = TakeName();
        AttributeCount = 0;
        while (true)
        {
            var blanks = BlanksIn(text.AsSpan(_position));
            _position += blanks;
            var rest = text.AsSpan(_position);
            if (rest is ['>', ..])
            {
                _position++;
                IsEmptyElement = false;
                Open();
                return XmlToken.StartTag;
            }
            if (rest.StartsWith("/>"))
            {
                _position += 2;
                IsEmptyElement = true;
                return XmlToken.StartTag;
            }
            if (rest.IsEmpty)
                throw Fault("a tag does not end", TokenStart);
            if (blanks == 0)
                throw Fault("a blank is missing between two attributes, or a character does not belong into a tag");
            ReadAttribute();
        }
    }

    private void ReadAttribute()
    {
        var nameStart = _position;
        var nameLength = TakeName();
        var name = text.AsSpan(nameStart, nameLength);
        if (IndexOfAttribute(name) >= 0)
            throw Fault($"the attribute {name} is there twice", nameStart);
        if (AttributeCount == MaxAttributes)
            throw Fault($"an element has more than {MaxAttributes} attributes", nameStart);

        _position += BlanksIn(text.AsSpan(_position));
        if (text.AsSpan(_position) is not ['=', ..])
            throw Fault($"the attribute {name} has no value");
        _position++;
        _position += BlanksIn(text.AsSpan(_position));
        var rest = text.AsSpan(_position);
        if (rest is not ['"' or '\'', ..])
            throw Fault($"the value of the attribute {name} is not in quotes");
        var length = rest[1..].IndexOf(rest[0]);
        if (length < 0)
            throw Fault($"the value of the attribute {name} does not end");
        var value = rest.Slice(1, length);
        var start = _position + 1;
        var special = value.IndexOfAny("<&\t\r\n");
        if (special >= 0)
        {
            var tag = value.IndexOf('<');
            if (tag >= 0)
                throw Fault($"< stands in the value of the attribute {name}", start + tag);
            CheckReferences(value, start);
        }
        if (AttributeCount == _attributes.Length)
            Array.Resize(ref _attributes, Math.Min(_attributes.Length * 2, MaxAttributes));
        _attributes[AttributeCount++] = new(nameStart, nameLength, start, length, special < 0);
        _position = start + length + 1;
    }

    private XmlToken ReadEndTag(ReadOnlySpan<char> rest)
    {
        if (_depth == 0)
            throw Fault("an end tag has no start tag");
        var open = Innermost();
        if (!rest[2..].StartsWith(open))
            throw Fault($"the end tag of {open} was expected");
        var afterName = rest[(2 + open.Length)..];
        var blanks = BlanksIn(afterName);
        if (afterName[blanks..] is not ['>', ..])
            throw Fault($"the end tag of {open} was expected");
        (_nameStart, _nameLength) = (_position + 2, open.Length);
        _position += 2 + open.Length + blanks + 1;
        _depth--;
        return XmlToken.EndTag;
    }

    private void Open()
    {
        if (_depth == MaxDepth)
            throw Fault($"more than {MaxDepth} elements are inside each other", TokenStart);
        if (_depth == _open.Length)
            Array.Resize(ref _open, _depth * 2);
        _open[_depth++] = (_nameStart, _nameLength);
    }

    private ReadOnlySpan<char> Innermost() => text.AsSpan(_open[_depth - 1].Start, _open[_depth - 1].Length);

    private int TakeName()
    {
        var length = XmlCharacters.NameLength(text.AsSpan(_position));
        if (length == 0)
            throw Fault("a name is missing");
        _position += length;
        return length;
    }

    private static int BlanksIn(ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOfAnyExcept(XmlCharacters.Blanks);
        return length < 0 ? rest.Length : length;
    }

    private static void CheckReferences(ReadOnlySpan<char> characters, int start)
    {
        var position = 0;
        while (characters[position..].IndexOf('&') is >= 0 and var ampersand)
        {
            position += ampersand;
            if (!XmlReference.TryRead(characters[position..], out _, out var length))
                throw Fault($"{Begin(characters[position..])} refers neither to a character nor to one of XML's own entities", start + position);
            position += length;
        }
    }

    /// <summary>What can be said of a reference that is none: it may have no end.</summary>
    private static ReadOnlySpan<char> Begin(ReadOnlySpan<char> reference)
    {
        const int Enough = 12;
        var end = reference[..Math.Min(reference.Length, Enough)].IndexOf(';');
        return end < 0 ? reference[..1] : reference[..(end + 1)];
    }

    /// <summary>References replaced, line ends made one (2.11), and in an attribute's value blanks made spaces (3.3.3).</summary>
    private static string Unescaped(ReadOnlySpan<char> characters, bool isAttribute)
    {
        var value = new StringBuilder(characters.Length);
        for (var position = 0; position < characters.Length; position++)
        {
            var character = characters[position];
            switch (character)
            {
                case '&':
                    _ = XmlReference.TryRead(characters[position..], out var codePoint, out var length);
                    value.Append(char.ConvertFromUtf32(codePoint));
                    position += length - 1;
                    break;
                case '\r':
                    if (position + 1 < characters.Length && characters[position + 1] == '\n')
                        position++;
                    value.Append(isAttribute ? ' ' : '\n');
                    break;
                case '\n' or '\t' when isAttribute:
                    value.Append(' ');
                    break;
                default:
                    value.Append(character);
                    break;
            }
        }
        return value.ToString();
    }

    private XmlSyntaxException Fault(string description) => Fault(description, _position);

    private static XmlSyntaxException Fault(string description, int position) => new(description, position);
}
