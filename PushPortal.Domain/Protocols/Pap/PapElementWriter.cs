using System.Buffers;
using System.Globalization;
using System.Text;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>Writes elements and attributes; an attribute without a value is left out.</summary>
internal sealed class PapElementWriter(IBufferWriter<byte> output, PapVersion version)
{
    // What an attribute value cannot hold as it stands: markup, line ends and tabs (a reader makes blanks of them), and what XML has no characters for.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '<', '>', '&', '"', '\uFFFE', '\uFFFF', .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    private bool _tagIsOpen;

    /// <summary>The version of the document that is being written.</summary>
    internal PapVersion Version => version;

    internal void Start(string name)
    {
        CloseStartTag();
        output.Write("<"u8);
        Ascii(name);
        _tagIsOpen = true;
    }

    internal void End(string name)
    {
        if (_tagIsOpen)
        {
            output.Write("/>"u8);
            _tagIsOpen = false;
            return;
        }
        output.Write("</"u8);
        Ascii(name);
        output.Write(">"u8);
    }

    internal void Attribute(string name, string? value)
    {
        if (value is null)
            return;
        output.Write(" "u8);
        Ascii(name);
        output.Write("=\""u8);
        Escaped(value);
        output.Write("\""u8);
    }

    internal void Attribute(string name, DateTimeOffset? value) => Attribute(name, value is { } instant ? PapTimestamp.Format(instant) : null);

    internal void Attribute(string name, PapStatus code) =>
        Attribute(name, ((int)PapStatusText.In(version, code)).ToString(CultureInfo.InvariantCulture));

    /// <summary>All of PAP's flags default to false, so only true is written.</summary>
    internal void Flag(string name, bool value)
    {
        if (value)
            Attribute(name, "true");
    }

    private void CloseStartTag()
    {
        if (_tagIsOpen)
            output.Write(">"u8);
        _tagIsOpen = false;
    }

    private void Ascii(string name) => Encoding.ASCII.GetBytes(name, output);

    private void Escaped(ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty)
        {
            var plain = value.IndexOfAny(Special);
            if (plain < 0)
                plain = value.Length;
            if (plain > 0)
                Encoding.UTF8.GetBytes(value[..plain], output);
            value = value[plain..];
            if (!value.IsEmpty)
                value = value[EscapeFirst(value)..];
        }
    }

    /// <returns>How many characters were dealt with: two for a surrogate pair.</returns>
    private int EscapeFirst(ReadOnlySpan<char> value)
    {
        if (char.IsHighSurrogate(value[0]) && value.Length > 1 && char.IsLowSurrogate(value[1]))
        {
            Encoding.UTF8.GetBytes(value[..2], output);
            return 2;
        }
        output.Write(value[0] switch
        {
            '<' => "&lt;"u8,
            '>' => "&gt;"u8,
            '&' => "&amp;"u8,
            '"' => "&quot;"u8,
            '\t' => "&#9;"u8,
            '\n' => "&#10;"u8,
            '\r' => "&#13;"u8,
            _ => "\uFFFD"u8,
        });
        return 1;
    }
}
