using System.Globalization;
using System.Text;
using PushPortal.Domain.Protocols.Octets;

namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>The body of a document (WAP-192, 5.1): elements, each with the code pages that the ones before left switched.</summary>
internal ref struct WbxmlBody(WbxmlInput input, WbxmlDocumentType type, ReadOnlySpan<byte> table, Encoding encoding)
{
    private const int MaxDepth = 32;
    // A string table lets a few octets stand for many characters, again and again; tokens stand for a few.
    private const int MaxCharacters = 256 * 1024;
    private const int FreeCharacters = 4 * 1024;
    private const int CharactersAnOctet = 8;

    private WbxmlInput _input = input;
    private readonly ReadOnlySpan<byte> _table = table;
    private byte _tagPage;
    private byte _attributePage;
    private int _charactersLeft = Math.Min(MaxCharacters, FreeCharacters + CharactersAnOctet * (table.Length + input.Remaining));

    public WbxmlElement ReadRoot()
    {
        while (true)
        {
            var token = _input.ReadByte();
            if (token == WbxmlToken.ProcessingInstruction)
                ReadInstruction();
            else if (token == WbxmlToken.SwitchPage)
                _tagPage = ReadPage();
            else
                return ReadElement(token, depth: 1);
        }
    }

    public static string TableString(ReadOnlySpan<byte> table, uint at, Encoding encoding)
    {
        if (at >= table.Length)
            throw new WbxmlFormatException("A reference points behind the string table.");
        var text = table[(int)at..];
        var end = text.IndexOf((byte)0);
        return encoding.GetString(end < 0 ? text : text[..end]);
    }

    private WbxmlElement ReadElement(byte tag, int depth)
    {
        if (depth > MaxDepth)
            throw new WbxmlFormatException($"The document is nested more than {MaxDepth} deep.");
        var element = new WbxmlElement(TagName((byte)(tag & WbxmlToken.TagMask)));
        _input.Trace?.Open(element.Name);
        _input.Leaf(OctetNames.Tag, element.Name);
        if ((tag & WbxmlToken.HasAttributes) != 0)
            ReadAttributes(element);
        if ((tag & WbxmlToken.HasContent) != 0)
            ReadContent(element, depth);
        _input.Trace?.Close();
        return element;
    }

    private string TagName(byte token)
    {
        if (token == WbxmlToken.Literal)
            return Counted(TableString(_table, _input.ReadUintvar(), encoding));
        return token >= WbxmlToken.FirstTag && type.TagName(_tagPage, token) is { } name
            ? name
            : throw new WbxmlFormatException($"The tag token 0x{token:x2} is not one of {type.Root}.");
    }

    private void ReadContent(WbxmlElement element, int depth)
    {
        StringBuilder? text = null;
        while (true)
        {
            var token = _input.ReadByte();
            switch (token)
            {
                case WbxmlToken.End:
                    _input.Leaf(OctetNames.End, value: null);
                    element.Text = text?.ToString() ?? "";
                    return;
                case WbxmlToken.SwitchPage:
                    _tagPage = ReadPage();
                    break;
                case WbxmlToken.ProcessingInstruction:
                    ReadInstruction();
                    break;
                default:
                    if (ReadString(token) is { } part)
                        (text ??= new()).Append(part);
                    else
                        element.Add(ReadElement(token, depth + 1));
                    break;
            }
        }
    }

    private void ReadAttributes(WbxmlElement element)
    {
        string? name = null;
        var value = new StringBuilder();
        while (true)
        {
            var token = _input.ReadByte();
            if (token == WbxmlToken.SwitchPage)
            {
                _attributePage = ReadPage();
            }
            else if (token == WbxmlToken.End)
            {
                if (name is not null)
                    EndAttribute(element, name, value);
                _input.Leaf(OctetNames.End, value: null);
                return;
            }
            else if (name is not null && token == WbxmlToken.Opaque && type.IsDate(name))
            {
                var date = Counted(WbxmlDate.Unpack(_input.ReadOctets(_input.ReadUintvar())));
                _input.Leaf(OctetNames.Date, date);
                value.Append(date);
            }
            else if (ReadString(token) is { } part)
            {
                value.Append(name is null ? throw new WbxmlFormatException("A value stands before every attribute.") : part);
            }
            else if (token >= 0x80)
            {
                value.Append(name is null ? throw new WbxmlFormatException("A value stands before every attribute.") : ValueOf(token));
            }
            else
            {
                if (name is not null)
                    EndAttribute(element, name, value);
                value.Clear();
                name = ReadStart(token, value);
                if (_input.Trace is { } trace)
                {
                    trace.Open(name);
                    _input.Leaf(OctetNames.AttributeStart, value.Length == 0 ? name : $"{name}={value}");
                }
            }
        }
    }

    private readonly void EndAttribute(WbxmlElement element, string name, StringBuilder value)
    {
        var text = value.ToString();
        element.Add(name, text);
        _input.Trace?.Close(text);
    }

    private void ReadInstruction()
    {
        _input.Trace?.Open(OctetNames.ProcessingInstruction);
        _input.Leaf(OctetNames.Tag, value: null);
        ReadAttributes(new(""));
        _input.Trace?.Close();
    }

    private byte ReadPage()
    {
        var page = _input.ReadByte();
        _input.Leaf(OctetNames.CodePage, _input.Trace is null ? null : page.ToString(CultureInfo.InvariantCulture));
        return page;
    }

    private string ReadStart(byte token, StringBuilder value)
    {
        if (token == WbxmlToken.Literal)
            return Counted(TableString(_table, _input.ReadUintvar(), encoding));
        if (type.Start(_attributePage, token) is not { } start)
            throw new WbxmlFormatException($"The attribute token 0x{token:x2} is not one of {type.Root}.");
        value.Append(Counted(start.Prefix));
        return start.Name;
    }

    private string ValueOf(byte token)
    {
        if (type.Value(_attributePage, token) is not { } text)
            throw new WbxmlFormatException($"The value token 0x{token:x2} is not one of {type.Root}.");
        _input.Leaf(OctetNames.AttributeValue, text);
        return Counted(text);
    }

    /// <summary>The string that a global token stands for; null when the token is none of these.</summary>
    private string? ReadString(byte token) => token switch
    {
        WbxmlToken.InlineString => Taken(OctetNames.InlineString, encoding.GetString(_input.ReadString())),
        WbxmlToken.TableString => Taken(OctetNames.TableString, TableString(_table, _input.ReadUintvar(), encoding)),
        WbxmlToken.Opaque => Taken(OctetNames.Opaque, encoding.GetString(_input.ReadOctets(_input.ReadUintvar()))),
        WbxmlToken.Entity => Taken(OctetNames.Entity, EntityOf(_input.ReadUintvar())),
        _ => null,
    };

    private string Taken(string name, string text)
    {
        _input.Leaf(name, text);
        return Counted(text);
    }

    private static string EntityOf(uint codePoint) => Rune.IsValid(codePoint)
        ? new Rune(codePoint).ToString()
        : throw new WbxmlFormatException("An entity is not a character.");

    private string Counted(string text) => (_charactersLeft -= text.Length) >= 0
        ? text
        : throw new WbxmlFormatException("The document has more characters than its octets are worth.");
}
