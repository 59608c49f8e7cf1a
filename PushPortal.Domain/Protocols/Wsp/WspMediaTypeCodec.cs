using System.Buffers;
using System.Globalization;
using PushPortal.Domain.Protocols.Octets;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>
/// The Content-Type value (WAP-230, 8.4.2.24): constrained where there are no parameters and the number has 7 bits or there is
/// none, general otherwise.
/// </summary>
internal static class WspMediaTypeCodec
{
    private const byte StringQuote = (byte)'"';

    public static void Write(ArrayBufferWriter<byte> output, WspMediaType type)
    {
        var code = WspContentTypes.Table.CodeOf(type.Name);
        if (type.Parameters.Count == 0 && code is null or < 0x80)
        {
            WriteName(output, type.Name, code);
            return;
        }
        var value = new ArrayBufferWriter<byte>();
        WriteName(value, type.Name, code);
        foreach (var parameter in type.Parameters)
            WriteParameter(value, parameter);
        output.WriteValueLength(value.WrittenCount);
        output.Write(value.WrittenSpan);
    }

    public static WspMediaType Read(ref WspReader headers)
    {
        var trace = headers.Trace;
        trace?.Open("Content-Type");
        var type = ReadType(ref headers);
        trace?.Close(type.ToString());
        return type;
    }

    private static WspMediaType ReadType(ref WspReader headers)
    {
        if (headers.Peek() >= 0x20)
            return new(ReadName(ref headers), []);
        var length = headers.ReadValueLength();
        headers.Leaf(OctetNames.ValueLength, headers.Trace is null ? null : length.ToString(CultureInfo.InvariantCulture));
        var value = headers.ReadBlock(length);
        return ReadGeneral(ref value);
    }

    /// <summary>The general form, behind its length.</summary>
    public static WspMediaType ReadGeneral(ref WspReader value)
    {
        var name = ReadName(ref value);
        if (value.AtEnd)
            return new(name, []);
        var parameters = new List<WspParameter>();
        while (!value.AtEnd)
        {
            var parameter = ReadParameter(ref value);
            value.Leaf(parameter.Name, parameter.Value);
            parameters.Add(parameter);
        }
        return new(name, parameters);
    }

    private static void WriteName(ArrayBufferWriter<byte> output, string name, uint? code)
    {
        if (code is { } known)
            output.WriteInteger(known);
        else
            output.WriteText(name);
    }

    private static void WriteParameter(ArrayBufferWriter<byte> output, WspParameter parameter)
    {
        var code = WspParameterNames.Table.CodeOf(parameter.Name);
        if (code == WspParameterNames.Charset && WspCharsets.Table.CodeOf(parameter.Value) is { } charset)
        {
            output.WriteShortInteger(code.Value);
            output.WriteInteger(charset);
        }
        else if (code == WspParameterNames.Security && byte.TryParse(parameter.Value, CultureInfo.InvariantCulture, out var method) && method < 0x80)
        {
            output.WriteShortInteger(code.Value);
            output.WriteShortInteger(method);
        }
        else if (code is { } known && WspParameterNames.IsText(known))
        {
            output.WriteShortInteger(known);
            output.WriteText(parameter.Value);
        }
        else
        {
            output.WriteText(parameter.Name);
            output.WriteText(parameter.Value);
        }
    }

    private static string ReadName(ref WspReader value)
    {
        var name = value.Peek() is >= 0x20 and < 0x80 ? value.ReadText().ToLowerInvariant() : NameOf(value.ReadInteger());
        value.Leaf(OctetNames.MediaType, name);
        return name;
    }

    private static string NameOf(ulong code) =>
        WspContentTypes.Table.NameOf(code) ?? string.Create(CultureInfo.InvariantCulture, $"unknown/0x{code:x2}");

    private static WspParameter ReadParameter(ref WspReader value)
    {
        if (value.Peek() is >= 0x20 and < 0x80)
            return new(value.ReadText(), value.AtEnd ? "" : ReadParameterValue(ref value, number: null));
        var code = value.ReadInteger();
        var name = WspParameterNames.Table.NameOf(code) ?? string.Create(CultureInfo.InvariantCulture, $"0x{code:x2}");
        return new(name, ReadParameterValue(ref value, code));
    }

    private static string ReadParameterValue(ref WspReader value, ulong? number)
    {
        if (number == WspParameterNames.Q)
            return WspRequestValues.QualityFactor(value.ReadUintvar());
        var first = value.Peek();
        if (first is >= 0x20 and < 0x80)
        {
            var text = value.ReadText();
            return first == StringQuote ? text[1..] : text;
        }
        if (first is 0 or 0x1F)
            return Convert.ToHexStringLower(value.ReadOctets(value.ReadValueLength()));
        var integer = value.ReadInteger();
        return number == WspParameterNames.Charset && WspCharsets.Table.NameOf(integer) is { } charset
            ? charset
            : integer.ToString(CultureInfo.InvariantCulture);
    }
}
