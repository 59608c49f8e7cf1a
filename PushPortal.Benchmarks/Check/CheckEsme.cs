using System.Buffers.Binary;
using System.Net.Sockets;
using PushPortal.Benchmarks.Pipeline;
using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Benchmarks.Check;

/// <summary>An ESME that submits pushes whole, in store-and-forward mode, and counts the answers.</summary>
internal sealed class CheckEsme : IAsyncDisposable
{
    private const ushort PushPort = 2948;
    private const ushort WspPort = 9200;

    private readonly NetworkStream _stream;
    private uint _sequence;
    private int _taken;
    private int _refused;

    private CheckEsme(NetworkStream stream) => _stream = stream;

    internal int Taken => Volatile.Read(ref _taken);

    internal int Refused => Volatile.Read(ref _refused);

    internal static async Task<CheckEsme> BindAsync(int port, CancellationToken ct)
    {
        var socket = PeerSockets.NewSocket();
        await socket.ConnectAsync("127.0.0.1", port, ct);
        var esme = new CheckEsme(new NetworkStream(socket, ownsSocket: true));
        await esme.SendAsync(new Bind { Type = BindType.Transceiver, SystemId = "demo", Password = "demo-key" }, ct);
        if ((await esme.ReadAsync(ct)).CommandStatus is not CommandStatus.Ok and var status)
        {
            throw new GatewayFailedException($"The gateway let no ESME bind: {status}.");
        }

        _ = esme.CountAsync(ct);
        return esme;
    }

    internal Task SubmitAsync(string recipient, ReadOnlyMemory<byte> datagram, CancellationToken ct) => SendAsync(
        new DataSm
        {
            Source = SmppAddress.FromText("10086"),
            Destination = SmppAddress.FromText(recipient),
            EsmClass = new EsmClass(MessagingMode.StoreAndForward),
            DataCoding = DataCodings.Binary,
            Tlvs = TlvList.Of([Tlv.OfUInt16(TlvTag.DestinationPort, PushPort), Tlv.OfUInt16(TlvTag.SourcePort, WspPort), new Tlv(TlvTag.MessagePayload, datagram)]),
        },
        ct);

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async Task SendAsync(ISmppPdu pdu, CancellationToken ct)
    {
        var octets = new byte[PduHeader.Octets + pdu.MaxOctets];
        await _stream.WriteAsync(octets.AsMemory(0, SmppPdu.Write(octets, ++_sequence, pdu)), ct);
    }

    private async Task CountAsync(CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var header = await ReadAsync(ct);
                if (header.CommandId == CommandId.EnquireLink)
                {
                    // The run is over before the gateway takes the silence amiss.
                    continue;
                }

                _ = Interlocked.Increment(ref header.CommandStatus == CommandStatus.Ok ? ref _taken : ref _refused);
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The gateway or the run is over.
        }
    }

    private async Task<PduHeader> ReadAsync(CancellationToken ct)
    {
        var head = new byte[PduHeader.Octets];
        await _stream.ReadExactlyAsync(head, ct);
        await _stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadInt32BigEndian(head) - PduHeader.Octets], ct);
        return PduHeader.Read(head);
    }
}
