using System.Buffers;
using System.Text;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>Writes texts and values with their variables (WAP-191, 10.3): <c>$name</c>, <c>$(name)</c>, <c>$(name:conversion)</c>, and <c>$$</c> for a dollar.</summary>
internal ref struct WmlText(ArrayBufferWriter<byte> output, ReadOnlySpan<char> text, WmlConversion usual, ReadOnlySpan<WbxmlAttributeValue> parts)
{
    private readonly ReadOnlySpan<WbxmlAttributeValue> _parts = parts;
    private ReadOnlySpan<char> _rest = text;
    private readonly StringBuilder _literal = new();

    /// <param name="parts">Tokens that stand for parts of the text.</param>
    public static void Write(ArrayBufferWriter<byte> output, ReadOnlySpan<char> text, WmlConversion usual, ReadOnlySpan<WbxmlAttributeValue> parts = default)
    {
        var writer = new WmlText(output, text, usual, parts);
        writer.Write();
    }

    private void Write()
    {
        while (_rest.IndexOf('$') is >= 0 and var dollar)
        {
            _literal.Append(_rest[..dollar]);
            _rest = _rest[(dollar + 1)..];
            if (_rest is ['$', ..])
            {
                _literal.Append('$');
                _rest = _rest[1..];
                continue;
            }
            var (name, conversion) = TakeVariable();
            WriteLiteral();
            output.WriteByte((byte)(WbxmlToken.InlineExtension + (byte)conversion));
            output.WriteText(name);
        }
        _literal.Append(_rest);
        WriteLiteral();
    }

    private (string Name, WmlConversion Conversion) TakeVariable()
    {
        if (_rest is not ['(', ..])
        {
            var length = NameLength(_rest);
            var name = Checked(_rest[..length]);
            _rest = _rest[length..];
            return (name, usual);
        }
        var end = _rest.IndexOf(')');
        if (end < 0)
            throw new WbxmlCompileException("A reference to a variable does not end.");
        var reference = _rest[1..end];
        _rest = _rest[(end + 1)..];
        var colon = reference.IndexOf(':');
        return colon < 0 ? (Checked(reference), usual) : (Checked(reference[..colon]), ConversionOf(reference[(colon + 1)..]));
    }

    private static string Checked(ReadOnlySpan<char> name) => name.Length > 0 && NameLength(name) == name.Length
        ? name.ToString()
        : throw new WbxmlCompileException("A dollar stands before neither a variable's name nor another dollar.");

    private static int NameLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (text[length] == '_' || char.IsAsciiLetter(text[length]) || (length > 0 && char.IsAsciiDigit(text[length]))))
            length++;
        return length;
    }

    private static WmlConversion ConversionOf(ReadOnlySpan<char> word) => word switch
    {
        "escape" or "e" or "E" => WmlConversion.Escape,
        "unesc" or "u" or "U" => WmlConversion.Unescape,
        "noesc" or "n" or "N" => WmlConversion.None,
        _ => throw new WbxmlCompileException($"{word} is no conversion of a variable."),
    };

    private readonly void WriteLiteral()
    {
        var text = _literal.ToString().AsSpan();
        _literal.Clear();
        while (text.Length > 0)
        {
            var (part, at) = NextPart(text);
            if (at > 0)
            {
                output.WriteByte(WbxmlToken.InlineString);
                Encoding.UTF8.GetBytes(text[..at], output);
                output.WriteByte(0);
            }
            if (part is not { } token)
                return;
            output.WriteByte(token.Token);
            text = text[(at + token.Text.Length)..];
        }
    }

    /// <summary>The first token's text; of those that begin at the same place the one that is listed first.</summary>
    private readonly (WbxmlAttributeValue? Part, int At) NextPart(ReadOnlySpan<char> text)
    {
        (WbxmlAttributeValue? Part, int At) first = (null, text.Length);
        foreach (var part in _parts)
        {
            if (text.IndexOf(part.Text, StringComparison.Ordinal) is >= 0 and var at && at < first.At)
                first = (part, at);
        }
        return first;
    }
}
