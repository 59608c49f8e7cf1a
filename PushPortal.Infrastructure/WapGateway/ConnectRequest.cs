using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>A handset asks for a tunnel: <c>CONNECT host:port HTTP/1.1</c> (RFC 9110, 9.3.6). Of its headers only that of a front may say something to a gateway.</summary>
/// <param name="Headers">A line each.</param>
internal sealed record ConnectRequest(string Host, int Port, IReadOnlyList<string> Headers)
{
    /// <summary>Longest head that is read, in octets.</summary>
    public const int MaxHead = 8192;

    public string Authority => Host.Contains(':', StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"[{Host}]:{Port}")
        : string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");

    /// <summary>The values of a header, in their order.</summary>
    public StringValues ValuesOf(string header) =>
        (string[])[.. Headers.Where(line => line.StartsWith(header, StringComparison.OrdinalIgnoreCase) && line.AsSpan(header.Length) is [':', ..]).Select(line => line[(header.Length + 1)..].Trim())];

    /// <summary>Whether the connection begins with a CONNECT; null while too little of it is there.</summary>
    public static bool? Begins(in ReadOnlySequence<byte> received)
    {
        var method = "CONNECT "u8;
        Span<byte> start = stackalloc byte[method.Length];
        var length = (int)Math.Min(received.Length, method.Length);
        received.Slice(0, length).CopyTo(start);
        if (!method.StartsWith(start[..length])) return false;
        return length == method.Length ? true : null;
    }

    /// <summary>Where the head ends, after its empty line; null while that has not arrived.</summary>
    public static SequencePosition? HeadEnd(in ReadOnlySequence<byte> received)
    {
        var reader = new SequenceReader<byte>(received);
        return reader.TryReadTo(out ReadOnlySequence<byte> _, "\r\n\r\n"u8) ? reader.Position : null;
    }

    /// <summary>Reads the request line; null when it names no host and port.</summary>
    public static ConnectRequest? Parse(in ReadOnlySequence<byte> head)
    {
        var lines = Encoding.Latin1.GetString(head).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var words = lines.FirstOrDefault("").Split(' ');
        if (words is not ["CONNECT", var authority, "HTTP/1.1" or "HTTP/1.0"]) return null;
        var colon = authority.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(authority.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port == 0) return null;
        var host = authority[..colon];
        if (host is ['[', .. var inner, ']']) host = inner;
        return Uri.CheckHostName(host) == UriHostNameType.Unknown ? null : new ConnectRequest(host, port, lines[1..]);
    }
}
