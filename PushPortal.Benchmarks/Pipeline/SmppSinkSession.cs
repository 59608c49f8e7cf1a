using System.Buffers.Binary;
using System.Net.Sockets;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>One connection of the gateway to the sink. What came with one read is answered with one send.</summary>
internal sealed class SmppSinkSession(SmppSink sink, Socket socket) : IDisposable
{
    private const int HeaderOctets = 16;
    private const int BufferOctets = 256 * 1024;
    private const int LongestAnswer = HeaderOctets + 16;
    private const uint Response = 0x8000_0000;
    private const uint BindReceiver = 0x01;
    private const uint BindTransmitter = 0x02;
    private const uint SubmitSm = 0x04;
    private const uint Unbind = 0x06;
    private const uint BindTransceiver = 0x09;
    private const uint EnquireLink = 0x15;
    private const uint InvalidCommand = 0x03;

    private readonly byte[] _received = new byte[BufferOctets];

    /// <summary>No PDU that is answered is shorter than a header.</summary>
    private readonly byte[] _answers = new byte[BufferOctets / HeaderOctets * LongestAnswer];
    private int _filled;
    private int _answered;
    private long _messageId;

    internal async Task RunAsync()
    {
        try
        {
            socket.NoDelay = true;
            while (await socket.ReceiveAsync(_received.AsMemory(_filled), SocketFlags.None) is > 0 and var count)
            {
                _filled += count;
                AnswerAll();
                await socket.SendAllAsync(_answers.AsMemory(0, _answered));
                _answered = 0;
            }
        }
        catch (Exception closed) when (PeerSockets.IsEnd(closed))
        {
            // The gateway or the run is over.
        }
    }

    public void Dispose() => socket.Dispose();

    private void AnswerAll()
    {
        var rest = _received.AsSpan(0, _filled);
        while (rest.Length >= HeaderOctets && BinaryPrimitives.ReadInt32BigEndian(rest) is var length && rest.Length >= length)
        {
            Answer(rest[..length]);
            rest = rest[length..];
        }

        rest.CopyTo(_received);
        _filled = rest.Length;
    }

    private void Answer(ReadOnlySpan<byte> pdu)
    {
        var command = BinaryPrimitives.ReadUInt32BigEndian(pdu[4..]);
        var sequence = BinaryPrimitives.ReadUInt32BigEndian(pdu[12..]);
        switch (command)
        {
            case SubmitSm:
                sink.Take(SubmittedSegment.Read(pdu[HeaderOctets..]));
                FixedDigits.Write(Write(command, sequence, FixedDigits.Width + 1), ++_messageId);
                break;
            case BindTransceiver or BindTransmitter or BindReceiver:
                "sink"u8.CopyTo(Write(command, sequence, 5));
                sink.SessionBound();
                break;
            case EnquireLink or Unbind:
                Write(command, sequence, 0);
                break;
            default:
                if ((command & Response) == 0)
                {
                    Write(0, sequence, 0, InvalidCommand);
                }

                break;
        }
    }

    /// <summary>The header of a response; what is returned is its body, all zero.</summary>
    private Span<byte> Write(uint command, uint sequence, int bodyOctets, uint status = 0)
    {
        var pdu = _answers.AsSpan(_answered, HeaderOctets + bodyOctets);
        _answered += pdu.Length;
        BinaryPrimitives.WriteInt32BigEndian(pdu, pdu.Length);
        BinaryPrimitives.WriteUInt32BigEndian(pdu[4..], command | Response);
        BinaryPrimitives.WriteUInt32BigEndian(pdu[8..], status);
        BinaryPrimitives.WriteUInt32BigEndian(pdu[12..], sequence);
        pdu[HeaderOctets..].Clear();
        return pdu[HeaderOctets..];
    }
}
