using System.Buffers;
using System.Text;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>One part of a multipart body: its headers, and its body still in its transfer encoding.</summary>
internal sealed class MultipartEntity
{
    /// <summary>Largest header block of an entity in octets.</summary>
    internal const int MaxHeaderLength = 8192;

    /// <summary>Most headers of an entity.</summary>
    internal const int MaxHeaders = 64;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~");

    private readonly List<EntityHeader> _headers = [];
    private readonly string _name;
    private string? _transferEncoding;
    private ReadOnlyMemory<byte> _body;

    private MultipartEntity(string name) => _name = name;

    internal string? ContentType { get; private set; }

    /// <summary>Type and subtype in lower case.</summary>
    internal string? MediaTypeName { get; private set; }

    internal IReadOnlyList<EntityHeader> Headers => _headers;

    /// <param name="part">From behind the delimiter line to the next one, with the line break that belongs to that.</param>
    /// <param name="name">What to call the entity in a description.</param>
    internal static MultipartEntity Read(ReadOnlyMemory<byte> part, string name)
    {
        var entity = new MultipartEntity(name);
        var bodyStart = entity.ReadHeaders(part.Span);
        var bodyEnd = part.Length - TrailingLineBreak(part.Span);
        // Of an entity without a body, the blank line under the headers is the delimiter's line break too.
        entity._body = bodyStart < bodyEnd ? part[bodyStart..bodyEnd] : default;
        return entity;
    }

    internal ReadOnlyMemory<byte> DecodedBody() => TransferEncoding.Decode(_body, _transferEncoding, _name);

    private int ReadHeaders(ReadOnlySpan<byte> part)
    {
        var position = 0;
        while (true)
        {
            var lineLength = part[position..].IndexOf((byte)'\n');
            if (position + Math.Max(lineLength, 0) > MaxHeaderLength)
                throw Fault($"has more than {MaxHeaderLength} octets of headers");
            if (lineLength < 0)
                throw Fault("has no blank line after its headers");
            var line = part.Slice(position, lineLength);
            position += lineLength + 1;
            if (line is [.., (byte)'\r'])
                line = line[..^1];
            if (line.IsEmpty)
                break;
            ReadHeader(Encoding.Latin1.GetString(line));
        }
        Interpret();
        return position;
    }

    private void ReadHeader(string line)
    {
        if (line.AsSpan().ContainsAnyInRange('\0', '\b') || line.AsSpan().ContainsAnyInRange('\n', '\u001F'))
            throw Fault($"has a control character in its header {PapSyntaxException.Quoted(line)}");
        if (line is [' ' or '\t', ..] && _headers.Count > 0)
        {
            _headers[^1] = _headers[^1] with { Value = $"{_headers[^1].Value} {line.Trim()}" };
            return;
        }
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = line.AsSpan(0, Math.Max(colon, 0)).TrimEnd();
        if (name.IsEmpty || name.ContainsAnyExcept(NameCharacters))
            throw Fault($"has the line {PapSyntaxException.Quoted(line)} among its headers: expected Name: value");
        if (_headers.Count == MaxHeaders)
            throw Fault($"has more than {MaxHeaders} headers");
        _headers.Add(new EntityHeader(name.ToString(), line[(colon + 1)..].Trim()));
    }

    private void Interpret()
    {
        ContentType = Single("Content-Type");
        _transferEncoding = Single("Content-Transfer-Encoding");
        _headers.RemoveAll(header => header.Name.Equals("Content-Transfer-Encoding", StringComparison.OrdinalIgnoreCase));
        if (ContentType is null)
            return;
        MediaTypeName = MediaType.TryParse(ContentType, out var mediaType)
            ? mediaType.Name
            : throw Fault($"has the Content-Type {PapSyntaxException.Quoted(ContentType)}, which cannot be read");
    }

    private string? Single(string name)
    {
        string? value = null;
        foreach (var header in _headers)
        {
            if (!header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                continue;
            if (value is not null)
                throw Fault($"has more than one {name} header");
            value = header.Value;
        }
        return value;
    }

    private static int TrailingLineBreak(ReadOnlySpan<byte> part) => part switch
    {
        [.., (byte)'\r', (byte)'\n'] => 2,
        [.., (byte)'\n'] => 1,
        _ => 0,
    };

    private PapSyntaxException Fault(string fault) => new(PapStatus.BadRequest, $"The {_name} {fault}");
}
