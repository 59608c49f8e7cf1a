using System.Buffers;
using System.Buffers.Text;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>Content-Transfer-Encoding of an entity (RFC 2045, 6). The identity encodings leave the body where it is.</summary>
internal static class TransferEncoding
{
    internal static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, string? encoding, string entityName) => encoding?.ToUpperInvariant() switch
    {
        null or "" or "7BIT" or "8BIT" or "BINARY" => body,
        "BASE64" => Base64Body(body.Span, entityName),
        "QUOTED-PRINTABLE" => QuotedPrintableBody(body.Span, entityName),
        _ => throw Fault($"The {entityName} has the Content-Transfer-Encoding {PapSyntaxException.Quoted(encoding)}: expected 7bit, 8bit, binary, base64 or quoted-printable"),
    };

    private static ReadOnlyMemory<byte> Base64Body(ReadOnlySpan<byte> body, string entityName)
    {
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(body.Length)];
        return Base64.DecodeFromUtf8(body, decoded, out _, out var length) == OperationStatus.Done
            ? decoded.AsMemory(0, length)
            : throw Fault($"The body of the {entityName} is not base64, as its Content-Transfer-Encoding says");
    }

    private static ReadOnlyMemory<byte> QuotedPrintableBody(ReadOnlySpan<byte> body, string entityName)
    {
        var decoded = new byte[body.Length];
        var length = 0;
        for (var i = 0; i < body.Length;)
        {
            if (body[i] is (byte)' ' or (byte)'\t')
            {
                var blanks = Blanks(body[i..]);
                i += blanks.Length;
                // Blanks at the end of a line were added on the way.
                if (i < body.Length && LineBreak(body[i..]) == 0)
                {
                    blanks.CopyTo(decoded.AsSpan(length));
                    length += blanks.Length;
                }
            }
            else if (body[i] != '=')
            {
                decoded[length++] = body[i++];
            }
            else if (SoftLineBreak(body[(i + 1)..]) is var skipped and > 0)
            {
                i += 1 + skipped;
            }
            else if (i + 2 < body.Length && Value(body[i + 1]) is var high and >= 0 && Value(body[i + 2]) is var low and >= 0)
            {
                decoded[length++] = (byte)((high << 4) | low);
                i += 3;
            }
            else
            {
                throw Fault($"The body of the {entityName} is not quoted-printable at octet {i}: expected two hexadecimal digits or a line end after =");
            }
        }
        return decoded.AsMemory(0, length);
    }

    private static ReadOnlySpan<byte> Blanks(ReadOnlySpan<byte> rest)
    {
        var length = rest.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return length < 0 ? rest : rest[..length];
    }

    /// <summary>The length of blanks and line break behind =, 0 when other text stands there.</summary>
    private static int SoftLineBreak(ReadOnlySpan<byte> rest)
    {
        var blanks = Blanks(rest).Length;
        var lineBreak = LineBreak(rest[blanks..]);
        return lineBreak > 0 ? blanks + lineBreak : 0;
    }

    private static int LineBreak(ReadOnlySpan<byte> rest) => rest switch
    {
        [(byte)'\r', (byte)'\n', ..] => 2,
        [(byte)'\n', ..] => 1,
        _ => 0,
    };

    private static int Value(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        _ => -1,
    };

    private static PapSyntaxException Fault(string description) => new(PapStatus.BadRequest, description);
}
