using System.Buffers;
using System.Net.Sockets;
using PushPortal.Domain.Nodes;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Tracing;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>
/// One TCP or TLS connection that carries PDUs both ways. Reading never waits for the peer's owner, writing never waits for the network: what cannot be
/// written at once gathers and goes out together. A peer that does not read what it is sent is cut off.
/// </summary>
/// <param name="lease">The right to send on it; null where it is not needed.</param>
internal sealed class SmppConnection(
    Stream stream,
    TimeProvider clock,
    int maxPduOctets = PduFrame.DefaultMaxOctets,
    int maxUnsentOctets = SmppConnection.DefaultMaxUnsentOctets,
    SmppTap? tap = null,
    ILease? lease = null) : IThreadPoolWorkItem, IAsyncDisposable
{
    /// <summary>Octets of PDUs that may wait for a peer to read them.</summary>
    internal const int DefaultMaxUnsentOctets = 4 * 1024 * 1024;

    private const int ReadOctets = 16 * 1024;

    /// <summary>Octets that are written between two looks at the lease: a peer that reads slowly holds up no more than these.</summary>
    private const int MostUnderLease = 16 * 1024;

    /// <summary>What has waited for the lease for so long is dropped with the connection: its window may have ended, and it would go out beside what is sent in its place.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private ArrayBufferWriter<byte> _unsent = new(ReadOctets);
    private ArrayBufferWriter<byte> _sending = new(ReadOctets);
    private TaskCompletionSource? _flushed;
    private bool _writing;
    private bool _closed;
    private long _lastReceived = clock.GetTimestamp();

    /// <summary>How long nothing has come from the peer.</summary>
    internal TimeSpan Silence => clock.GetElapsedTime(Volatile.Read(ref _lastReceived));

    internal bool IsClosed => Volatile.Read(ref _closed);

    /// <summary>Reads until either side ends the connection, or its octets cannot be read any more.</summary>
    internal async Task RunAsync(ISmppPeer peer, CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, _closing.Token);
        var buffer = ArrayPool<byte>.Shared.Rent(ReadOctets);
        try
        {
            var filled = 0;
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(filled), ending.Token);
                if (read == 0)
                {
                    return;
                }

                Volatile.Write(ref _lastReceived, clock.GetTimestamp());
                filled += read;
                if (!TryTake(peer, buffer, ref filled, out var wanted))
                {
                    await FlushAsync();
                    return;
                }

                if (wanted > buffer.Length)
                {
                    buffer = Grow(buffer, filled, wanted);
                }
            }
        }
        catch (Exception end) when (end is IOException or SocketException or ObjectDisposedException || (end is OperationCanceledException && ending.IsCancellationRequested))
        {
            // The peer is gone, or this side closes.
        }
        finally
        {
            Close();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Queues a PDU and returns at once. False when the connection has ended, or the peer reads so slowly that it is ended now.</summary>
    /// <exception cref="SmppProtocolException">A field has a value that SMPP cannot carry; nothing is sent.</exception>
    internal bool TrySend(uint sequenceNumber, ISmppPdu pdu, CommandStatus status = CommandStatus.Ok)
    {
        if (tap?.Running is { } trace)
        {
            tap.Sent(trace, sequenceNumber, pdu, status);
        }

        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            SmppPdu.Write(_unsent, sequenceNumber, pdu, status);
            if (_unsent.WrittenCount <= maxUnsentOctets)
            {
                if (!_writing)
                {
                    _writing = true;
                    ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                }

                return true;
            }
        }

        Close();
        return false;
    }

    /// <summary>Writes what has gathered, on a thread of the pool.</summary>
    void IThreadPoolWorkItem.Execute() => _ = WriteAsync();

    /// <summary>Returns when everything that was sent is out, or the connection has ended.</summary>
    internal Task FlushAsync()
    {
        lock (_gate)
        {
            return _writing && !_closed ? (_flushed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;
        }
    }

    /// <summary>Ends the connection; what is still unsent is lost.</summary>
    internal void Close()
    {
        TaskCompletionSource? flushed;
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            flushed = _flushed;
        }

        flushed?.TrySetResult();
        _closing.Cancel();
        stream.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        Close();
        await stream.DisposeAsync();
        _closing.Dispose();
    }

    /// <summary>Gives every whole PDU of the buffer to the peer and keeps what is left at its beginning. False when nothing more can be read.</summary>
    /// <param name="wanted">Octets of the PDU that has begun.</param>
    private bool TryTake(ISmppPeer peer, byte[] buffer, ref int filled, out int wanted)
    {
        var at = 0;
        wanted = 0;
        while (!IsClosed)
        {
            var frame = PduFrame.Find(buffer.AsSpan(at, filled - at), maxPduOctets);
            if (frame.Kind == PduFrameKind.Broken)
            {
                peer.Broken();
                return false;
            }

            if (frame.Kind == PduFrameKind.NeedsMore)
            {
                wanted = frame.Length;
                break;
            }

            var pdu = buffer.AsSpan(at, frame.Length);
            if (tap?.Running is { } trace)
            {
                tap.Received(trace, pdu);
            }

            peer.Received(PduHeader.Read(pdu), pdu[PduHeader.Octets..]);
            at += frame.Length;
        }

        filled -= at;
        buffer.AsSpan(at, filled).CopyTo(buffer);
        return true;
    }

    private static byte[] Grow(byte[] buffer, int filled, int wanted)
    {
        var larger = ArrayPool<byte>.Shared.Rent(wanted);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    /// <summary>Writes until nothing is left: what gathers meanwhile goes out as one.</summary>
    private async Task WriteAsync()
    {
        try
        {
            while (TrySwap())
            {
                var rest = _sending.WrittenMemory;
                while (rest.Length > 0)
                {
                    if (lease is { Holds: false })
                    {
                        await lease.HoldsAsync(_closing.Token).WaitAsync(LongestWait, clock);
                    }

                    var next = lease is null ? rest.Length : Math.Min(rest.Length, MostUnderLease);
                    await stream.WriteAsync(rest[..next], _closing.Token);
                    rest = rest[next..];
                }

                _sending.ResetWrittenCount();
            }
        }
        catch (Exception end) when (end is IOException or SocketException or ObjectDisposedException or OperationCanceledException or LeaseLostException or TimeoutException)
        {
            Close();
        }
    }

    private bool TrySwap()
    {
        TaskCompletionSource? flushed;
        lock (_gate)
        {
            if (_unsent.WrittenCount > 0 && !_closed)
            {
                (_sending, _unsent) = (_unsent, _sending);
                return true;
            }

            _writing = false;
            (flushed, _flushed) = (_flushed, null);
        }

        flushed?.TrySetResult();
        return false;
    }
}
