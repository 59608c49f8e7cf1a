using System.Buffers;
using System.Text;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>
/// Writes a push document as WBXML (WAP-192): UTF-8, no string table, attributes in the order of the type's rules whatever
/// the order they came in, so that equal documents have equal octets.
/// </summary>
public sealed class WbxmlWriter
{
    private const byte Utf8 = 0x6A;

    private readonly WbxmlDocumentType _type;
    private readonly ArrayBufferWriter<byte> _output = new(256);
    private byte _attributePage;

    private WbxmlWriter(WbxmlDocumentType type) => _type = type;

    public static byte[] Write(WbxmlDocumentType type, WbxmlElement root)
    {
        if (root.Name != type.Root)
            throw new WbxmlCompileException($"The root element is {root.Name}, not {type.Root}.");
        var writer = new WbxmlWriter(type);
        writer._output.WriteByte(type.Version);
        writer._output.WriteUintvar(type.PublicId);
        writer._output.WriteByte(Utf8);
        writer._output.WriteByte(0);
        writer.WriteElement(root);
        return writer._output.WrittenSpan.ToArray();
    }

    private void WriteElement(WbxmlElement element)
    {
        var rule = _type.Rule(element.Name) ?? throw new WbxmlCompileException($"Element {element.Name} is unknown in {_type.Root}.");
        CheckAttributes(element, rule);
        var text = element.Text.AsSpan().Trim();
        if (text.Length > 0 && !rule.HoldsText)
            throw new WbxmlCompileException($"Element {element.Name} holds no text.");

        var hasContent = text.Length > 0 || element.Children.Count > 0;
        // Tags are only ever written on page 0, so the tag page never needs a switch.
        _output.WriteByte((byte)(_type.Tag(element.Name).Token
            | (element.Attributes.Count > 0 ? WbxmlToken.HasAttributes : 0)
            | (hasContent ? WbxmlToken.HasContent : 0)));
        if (element.Attributes.Count > 0)
            WriteAttributes(element, rule);
        if (!hasContent)
            return;
        WriteString(text, element.Name);
        foreach (var child in element.Children)
        {
            if (!rule.Children.Contains(child.Name))
                throw new WbxmlCompileException($"Element {element.Name} holds no element {child.Name}.");
            WriteElement(child);
        }
        _output.WriteByte(WbxmlToken.End);
    }

    private static void CheckAttributes(WbxmlElement element, WbxmlElementRule rule)
    {
        foreach (var (name, _) in element.Attributes)
        {
            if (!rule.Attributes.Contains(name))
                throw new WbxmlCompileException($"Element {element.Name} has no attribute {name}.");
        }
        foreach (var name in rule.Required)
        {
            if (element[name] is null)
                throw new WbxmlCompileException($"Element {element.Name} lacks its attribute {name}.");
        }
    }

    private void WriteAttributes(WbxmlElement element, WbxmlElementRule rule)
    {
        foreach (var name in rule.Attributes)
        {
            if (element[name] is not { } value)
                continue;
            if (_type.IsDate(name))
                WriteDate(element.Name, name, value);
            else
                WriteValue(name, value.AsSpan(WriteStart(element.Name, name, value)));
        }
        _output.WriteByte(WbxmlToken.End);
    }

    /// <summary>Writes the start with the longest prefix of the value and says how long that is.</summary>
    private int WriteStart(string element, string attribute, string value)
    {
        WbxmlAttributeStart? best = null;
        foreach (var start in _type.Starts(attribute))
        {
            if (start.Begins(value) && (best is not { } found || IsNearer(start, found)))
                best = start;
        }
        if (best is not { } chosen)
            throw new WbxmlCompileException($"Attribute {attribute} of {element} cannot be \"{value}\".");
        SwitchTo(chosen.Page);
        _output.WriteByte(chosen.Token);
        return chosen.Prefix.Length;
    }

    private bool IsNearer(WbxmlAttributeStart start, WbxmlAttributeStart found) =>
        start.Prefix.Length == found.Prefix.Length && start.Page == _attributePage && found.Page != _attributePage;

    private void WriteValue(string attribute, ReadOnlySpan<char> rest)
    {
        while (rest.Length > 0)
        {
            if (NextToken(rest, out var at) is not { } token)
            {
                WriteString(rest, attribute);
                return;
            }
            WriteString(rest[..at], attribute);
            _output.WriteByte(token.Token);
            rest = rest[(at + token.Text.Length)..];
        }
    }

    /// <summary>The first value token in the rest. Another page's tokens are left: a switch costs handsets more than a short string.</summary>
    private WbxmlAttributeValue? NextToken(ReadOnlySpan<char> rest, out int at)
    {
        WbxmlAttributeValue? first = null;
        at = rest.Length;
        foreach (var value in _type.Values)
        {
            if (value.Page != _attributePage)
                continue;
            var index = _type.ValuesAreWhole
                ? rest.SequenceEqual(value.Text) ? 0 : -1
                : rest.IndexOf(value.Text, StringComparison.Ordinal);
            if (index >= 0 && index < at)
                (first, at) = (value, index);
        }
        return first;
    }

    private void WriteDate(string element, string attribute, string value)
    {
        if (!WbxmlDate.TryParse(value, out var instant))
            throw new WbxmlCompileException($"Attribute {attribute} of {element} is no instant such as 2025-11-23T01:23:45Z.");
        WriteStart(element, attribute, "");
        Span<byte> octets = stackalloc byte[WbxmlDate.MaxOctets];
        var length = WbxmlDate.Pack(instant, octets);
        _output.WriteByte(WbxmlToken.Opaque);
        _output.WriteByte((byte)length);
        _output.Write(octets[..length]);
    }

    private void WriteString(ReadOnlySpan<char> text, string of)
    {
        if (text.Length == 0)
            return;
        if (text.Contains('\0'))
            throw new WbxmlCompileException($"The text of {of} holds a NUL.");
        _output.WriteByte(WbxmlToken.InlineString);
        Encoding.UTF8.GetBytes(text, _output);
        _output.WriteByte(0);
    }

    private void SwitchTo(byte page)
    {
        if (page == _attributePage)
            return;
        _output.WriteByte(WbxmlToken.SwitchPage);
        _output.WriteByte(page);
        _attributePage = page;
    }
}
