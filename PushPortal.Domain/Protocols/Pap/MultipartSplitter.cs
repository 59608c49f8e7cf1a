using System.Text;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>
/// Finds the parts of a multipart body between its delimiter lines (RFC 2046, 5.1.1): a delimiter counts only where it begins a line and
/// has nothing but blanks after it. Lines end in CRLF or, as some initiators write, in LF alone. Preamble and epilogue are passed over.
/// </summary>
internal ref struct MultipartSplitter
{
    /// <summary>Longest boundary in characters, by RFC 2046.</summary>
    internal const int MaxBoundaryLength = 70;

    private readonly ReadOnlySpan<byte> _body;
    private readonly byte[] _delimiter;
    private int _position;
    private bool _isOpen;
    private bool _isClosed;

    internal MultipartSplitter(ReadOnlySpan<byte> body, string? boundary)
    {
        boundary = boundary?.TrimEnd();
        if (string.IsNullOrEmpty(boundary))
            throw Fault("The Content-Type multipart/related has no boundary parameter");
        if (boundary.Length > MaxBoundaryLength)
            throw Fault($"The boundary parameter is longer than {MaxBoundaryLength} characters");
        if (boundary.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            throw Fault($"The boundary parameter {PapSyntaxException.Quoted(boundary)} has a character that it may not have");
        _body = body;
        _delimiter = Encoding.ASCII.GetBytes("--" + boundary);
    }

    /// <summary>The next part with the line break that ends it; false behind the closing delimiter.</summary>
    internal bool TryNext(out Range part)
    {
        part = default;
        if (!_isOpen)
        {
            FindDelimiter(out _);
            _isOpen = true;
        }
        if (_isClosed)
            return false;
        var start = _position;
        FindDelimiter(out var end);
        part = start..end;
        return true;
    }

    /// <summary>Moves behind the next delimiter line.</summary>
    private void FindDelimiter(out int lineStart)
    {
        for (var from = _position; ; from = lineStart + 1)
        {
            var distance = _body[from..].IndexOf(_delimiter);
            if (distance < 0)
            {
                throw Fault(_isOpen
                    ? "The multipart body ends without its closing delimiter"
                    : "The multipart body has no line with the boundary that the Content-Type names");
            }
            lineStart = from + distance;
            if ((lineStart == 0 || _body[lineStart - 1] == '\n') && EndsLine(lineStart + _delimiter.Length))
                return;
        }
    }

    private bool EndsLine(int position)
    {
        var rest = _body[position..];
        var isClosing = rest.StartsWith("--"u8);
        if (isClosing)
            rest = rest[2..];
        var padded = rest.Length;
        rest = rest.TrimStart(" \t"u8);
        position += (isClosing ? 2 : 0) + padded - rest.Length;
        var lineBreak = rest switch
        {
            [(byte)'\n', ..] => 1,
            [(byte)'\r', (byte)'\n', ..] => 2,
            _ => 0,
        };
        // Only the last line of all may lack its line break.
        if (lineBreak == 0 && !(isClosing && rest.IsEmpty))
            return false;
        _position = position + lineBreak;
        _isClosed = isClosing;
        return true;
    }

    private static PapSyntaxException Fault(string description) => new(PapStatus.BadRequest, description);
}
