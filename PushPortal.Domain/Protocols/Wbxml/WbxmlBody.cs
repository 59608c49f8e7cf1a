using System.Text;

namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>The body of a document (WAP-192, 5.1): elements, each with the code pages that the ones before left switched.</summary>
internal ref struct WbxmlBody(WbxmlInput input, WbxmlDocumentType type, ReadOnlySpan<byte> table, Encoding encoding)
{
    private const int MaxDepth = 32;
    // A string table lets a few octets stand for many characters, again and again.
    private const int MaxCharacters = 256 * 1024;

    private WbxmlInput _input = input;
    private readonly ReadOnlySpan<byte> _table = table;
    private byte _tagPage;
    private byte _attributePage;
    private int _characters;

    public WbxmlElement ReadRoot()
    {
        while (true)
        {
            var token = _input.ReadByte();
            if (token == WbxmlToken.ProcessingInstruction)
                ReadAttributes(new(""));
            else if (token == WbxmlToken.SwitchPage)
                _tagPage = _input.ReadByte();
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
        if ((tag & WbxmlToken.HasAttributes) != 0)
            ReadAttributes(element);
        if ((tag & WbxmlToken.HasContent) != 0)
            ReadContent(element, depth);
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
                    element.Text = text?.ToString() ?? "";
                    return;
                case WbxmlToken.SwitchPage:
                    _tagPage = _input.ReadByte();
                    break;
                case WbxmlToken.ProcessingInstruction:
                    ReadAttributes(new(""));
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
                _attributePage = _input.ReadByte();
            }
            else if (token == WbxmlToken.End)
            {
                element.Add(name ?? "", name is null ? null : value.ToString());
                return;
            }
            else if (name is not null && token == WbxmlToken.Opaque && type.IsDate(name))
            {
                value.Append(Counted(WbxmlDate.Unpack(_input.ReadOctets(_input.ReadUintvar()))));
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
                    element.Add(name, value.ToString());
                value.Clear();
                name = ReadStart(token, value);
            }
        }
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

    private string ValueOf(byte token) => type.Value(_attributePage, token) is { } text
        ? Counted(text)
        : throw new WbxmlFormatException($"The value token 0x{token:x2} is not one of {type.Root}.");

    /// <summary>The string that a global token stands for; null when the token is none of these.</summary>
    private string? ReadString(byte token) => token switch
    {
        WbxmlToken.InlineString => Counted(encoding.GetString(_input.ReadString())),
        WbxmlToken.TableString => Counted(TableString(_table, _input.ReadUintvar(), encoding)),
        WbxmlToken.Opaque => Counted(encoding.GetString(_input.ReadOctets(_input.ReadUintvar()))),
        WbxmlToken.Entity => Counted(EntityOf(_input.ReadUintvar())),
        _ => null,
    };

    private static string EntityOf(uint codePoint) => Rune.IsValid(codePoint)
        ? new Rune(codePoint).ToString()
        : throw new WbxmlFormatException("An entity is not a character.");

    private string Counted(string text) => (_characters += text.Length) <= MaxCharacters
        ? text
        : throw new WbxmlFormatException($"The document has more than {MaxCharacters} characters.");
}
