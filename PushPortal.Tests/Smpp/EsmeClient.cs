using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Smpp;

/// <summary>An ESME on a real socket, which does nothing by itself: what it sends, and what it answers, is the test's.</summary>
internal sealed class EsmeClient(Stream stream) : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly List<ReceivedPdu> _received = [];
    private uint _sequence;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal static async Task<EsmeClient> ConnectAsync(IPEndPoint endpoint)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(endpoint, Ct);
        return new EsmeClient(new NetworkStream(socket, ownsSocket: true));
    }

    internal static async Task<EsmeClient> ConnectByTlsAsync(IPEndPoint endpoint, string certificate)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(endpoint, Ct);
        var secured = new SslStream(new NetworkStream(socket, ownsSocket: true), leaveInnerStreamOpen: false, (_, shown, _, _) => shown!.GetCertHashString() == certificate);
        await secured.AuthenticateAsClientAsync("smsc");
        return new EsmeClient(secured);
    }

    /// <summary>Sends a request and answers its sequence number.</summary>
    internal async Task<uint> SendAsync(ISmppPdu pdu)
    {
        await WriteAsync(Octets(++_sequence, pdu));
        return _sequence;
    }

    /// <summary>Answers a request of the SMSC.</summary>
    internal Task RespondAsync(ReceivedPdu request, ISmppPdu response, CommandStatus status = CommandStatus.Ok) =>
        WriteAsync(Octets(request.Header.SequenceNumber, response, status));

    internal async Task WriteAsync(ReadOnlyMemory<byte> octets) => await stream.WriteAsync(octets, Ct);

    /// <summary>Sends a request and waits for its response.</summary>
    internal async Task<ReceivedPdu> AskAsync(ISmppPdu pdu) => await ResponseToAsync(await SendAsync(pdu));

    internal Task<ReceivedPdu> ResponseToAsync(uint sequenceNumber) =>
        NextAsync(pdu => pdu.Header.CommandId.IsResponse && pdu.Header.SequenceNumber == sequenceNumber);

    /// <summary>The next request of this kind that the SMSC sends.</summary>
    internal Task<ReceivedPdu> NextAsync<T>()
        where T : ISmppPdu => NextAsync(pdu => pdu.Body is T);

    /// <summary>Whatever comes next.</summary>
    internal Task<ReceivedPdu> NextAsync() => NextAsync(_ => true);

    /// <summary>Binds, which must succeed.</summary>
    internal async Task<EsmeClient> BoundAsync(BindType type = BindType.Transceiver, string systemId = "demo", string password = "demo-key", byte version = InterfaceVersions.Smpp34)
    {
        var response = await AskAsync(new Bind { Type = type, SystemId = systemId, Password = password, InterfaceVersion = version });
        Assert.Equal(CommandStatus.Ok, response.Status);
        return this;
    }

    /// <summary>Waits until the SMSC has closed the connection; fails when it sends anything more.</summary>
    internal async Task MustBeClosedAsync()
    {
        try
        {
            Assert.Equal(0, await stream.ReadAsync(new byte[1], Ct).AsTask().WaitAsync(Limit, TimeProvider.System, Ct));
        }
        catch (IOException)
        {
            // Reset: what was sent last was not read any more.
        }
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    internal static byte[] Octets(uint sequenceNumber, ISmppPdu pdu, CommandStatus status = CommandStatus.Ok)
    {
        var octets = new byte[PduHeader.Octets + pdu.MaxOctets];
        return octets[..SmppPdu.Write(octets, sequenceNumber, pdu, status)];
    }

    private async Task<ReceivedPdu> NextAsync(Predicate<ReceivedPdu> wanted)
    {
        while (true)
        {
            var at = _received.FindIndex(wanted);
            if (at >= 0)
            {
                var found = _received[at];
                _received.RemoveAt(at);
                return found;
            }

            _received.Add(await ReadAsync().WaitAsync(Limit, TimeProvider.System, Ct));
        }
    }

    private async Task<ReceivedPdu> ReadAsync()
    {
        var head = new byte[PduHeader.Octets];
        await stream.ReadExactlyAsync(head, Ct);
        var header = PduHeader.Read(head);
        var body = new byte[header.CommandLength - PduHeader.Octets];
        await stream.ReadExactlyAsync(body, Ct);
        var reader = PduReader.Sharing(body);
        return new ReceivedPdu(header, SmppPdu.Read(header.CommandId, ref reader));
    }
}
