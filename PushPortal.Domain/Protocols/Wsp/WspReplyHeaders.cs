using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>
/// Writes the headers of a reply by WSP 1.1's numbers (WAP-230, 8.4.2), which every handset has: a value that has a number by it, dates and
/// integers as such, and as text, name and all, what has no place in the tables.
/// </summary>
internal static class WspReplyHeaders
{
    private const byte AcceptRanges = 0x04;
    private const byte Age = 0x05;
    private const byte CacheControl = 0x08;
    private const byte ContentEncoding = 0x0B;
    private const byte ContentLanguage = 0x0C;
    private const byte ContentLength = 0x0D;
    private const byte Pragma = 0x1F;
    private const byte RetryAfter = 0x25;
    private const byte RetryAtDate = 0;
    private const byte RetryAfterDelta = 1;

    /// <summary>Fields whose value is a text.</summary>
    private static readonly FrozenSet<uint> Texts = new uint[] { 0x0A, 0x0E, 0x13, 0x15, 0x16, 0x1C, 0x22, 0x24, 0x26, 0x28, 0x29, 0x2B, 0x30, 0x31, 0x35 }.ToFrozenSet();

    public static void Write(ArrayBufferWriter<byte> output, WspHeader header)
    {
        var number = WspHeaderNames.Table.CodeOf(header.Name);
        switch (number)
        {
            case AcceptRanges:
                WriteNumbered(output, header, AcceptRanges, WspHeaderValues.Ranges);
                break;
            case Age or ContentLength when ulong.TryParse(header.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value):
                output.WriteShortInteger(number.Value);
                output.WriteInteger(value);
                break;
            case CacheControl:
                foreach (var directive in header.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    WriteCacheDirective(output, header.Name, directive);
                break;
            case ContentEncoding:
                WriteNumbered(output, header, ContentEncoding, WspHeaderValues.Encodings);
                break;
            case ContentLanguage:
                foreach (var language in header.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    WriteNumbered(output, new(header.Name, language), ContentLanguage, WspLanguages.Table);
                break;
            case WspHeaderNames.Date or WspHeaderNames.Expires or WspHeaderNames.LastModified:
                output.WriteShortInteger(number.Value);
                // Origins write 0 and -1 for what is out of date already.
                output.WriteLongInteger(Seconds(header.Value) ?? 0);
                break;
            case Pragma when header.Value.Equals("no-cache", StringComparison.OrdinalIgnoreCase):
                output.WriteShortInteger(Pragma);
                output.WriteShortInteger(0);
                break;
            case RetryAfter:
                WriteRetryAfter(output, header.Value);
                break;
            case { } text when Texts.Contains(text):
                output.WriteShortInteger(text);
                output.WriteLatinText(header.Value);
                break;
            default:
                WriteText(output, header);
                break;
        }
    }

    private static void WriteText(ArrayBufferWriter<byte> output, WspHeader header)
    {
        output.WriteLatinText(header.Name);
        output.WriteLatinText(header.Value);
    }

    private static void WriteNumbered(ArrayBufferWriter<byte> output, WspHeader header, byte number, WspCodeTable table)
    {
        output.WriteShortInteger(number);
        if (table.CodeOf(header.Value) is not { } code)
        {
            output.WriteLatinText(header.Value);
        }
        else if (code < 0x80)
        {
            output.WriteShortInteger(code);
        }
        else
        {
            output.WriteLongInteger(code);
        }
    }

    private static void WriteCacheDirective(ArrayBufferWriter<byte> output, string header, string directive)
    {
        var equals = directive.IndexOf('=', StringComparison.Ordinal);
        var code = WspHeaderValues.CacheDirectives.CodeOf(equals < 0 ? directive : directive[..equals].TrimEnd());
        if (equals < 0 && code is { } alone)
        {
            output.WriteShortInteger(CacheControl);
            output.WriteShortInteger(alone);
        }
        else if (code is { } known && ulong.TryParse(directive.AsSpan(equals + 1), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var seconds))
        {
            output.WriteShortInteger(CacheControl);
            output.WriteValueLength(1 + (seconds < 0x80 ? 1 : 1 + WspWriter.LongIntegerOctets(seconds)));
            output.WriteShortInteger(known);
            output.WriteInteger(seconds);
        }
        else
        {
            WriteText(output, new(header, directive));
        }
    }

    private static void WriteRetryAfter(ArrayBufferWriter<byte> output, string value)
    {
        var content = new ArrayBufferWriter<byte>(10);
        if (ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var delta))
        {
            content.WriteShortInteger(RetryAfterDelta);
            content.WriteInteger(delta);
        }
        else if (Seconds(value) is { } date)
        {
            content.WriteShortInteger(RetryAtDate);
            content.WriteLongInteger(date);
        }
        else
        {
            return;
        }
        output.WriteShortInteger(RetryAfter);
        output.WriteValueLength(content.WrittenCount);
        output.Write(content.WrittenSpan);
    }

    private static ulong? Seconds(string date) =>
        DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) && instant >= DateTimeOffset.UnixEpoch
            ? (ulong)instant.ToUnixTimeSeconds()
            : null;
}
