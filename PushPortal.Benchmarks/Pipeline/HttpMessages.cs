using System.Buffers.Text;
using System.Net.Sockets;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>The HTTP/1.1 messages that come over one keep-alive connection, one at a time: as much of HTTP as the gateway writes.</summary>
internal sealed class HttpMessages(Socket socket)
{
    private const int SmallestBuffer = 16 * 1024;

    private byte[] _buffer = new byte[SmallestBuffer];
    private int _start;
    private int _end;
    private int _headOctets;
    private int _messageOctets;

    /// <summary>Start line and fields, of the message that was read last.</summary>
    internal ReadOnlySpan<byte> Head => _buffer.AsSpan(_start, _headOctets);

    /// <summary>With the sizes of its chunks, where it came in chunks.</summary>
    internal ReadOnlySpan<byte> Body => _buffer.AsSpan(_start + _headOctets, _messageOctets - _headOctets);

    /// <summary>Reads the next message.</summary>
    /// <returns>Whether there was one before the connection ended.</returns>
    internal async ValueTask<bool> ReadAsync()
    {
        _start += _messageOctets;
        _messageOctets = 0;
        while (!Measure())
        {
            MakeRoom();
            var count = await socket.ReceiveAsync(_buffer.AsMemory(_end), SocketFlags.None);
            if (count == 0)
            {
                return false;
            }

            _end += count;
        }

        return true;
    }

    /// <summary>Whether the buffer holds a whole message, and then its extent.</summary>
    private bool Measure()
    {
        var seen = _buffer.AsSpan(_start, _end - _start);
        var endOfHead = seen.IndexOf("\r\n\r\n"u8);
        if (endOfHead < 0)
        {
            return false;
        }

        _headOctets = endOfHead + 4;
        var total = _headOctets + BodyOctets(seen[..endOfHead], seen[_headOctets..]);
        if (total > seen.Length)
        {
            return false;
        }

        _messageOctets = total;
        return true;
    }

    /// <summary>Of the body; more than there can be while its last chunk is missing.</summary>
    private static int BodyOctets(ReadOnlySpan<byte> head, ReadOnlySpan<byte> rest)
    {
        if (head.IndexOf("Content-Length: "u8) is >= 0 and var at)
        {
            return Utf8Parser.TryParse(head[(at + "Content-Length: "u8.Length)..], out int octets, out _) ? octets : 0;
        }

        if (head.IndexOf("chunked"u8) < 0)
        {
            return 0;
        }

        // JSON and XML of the gateway have no line that is just a zero.
        var end = rest.IndexOf("0\r\n\r\n"u8);
        return end < 0 ? int.MaxValue / 2 : end + "0\r\n\r\n"u8.Length;
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
