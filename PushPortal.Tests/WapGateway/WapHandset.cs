using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PushPortal.Tests.WapGateway;

/// <summary>A WAP 1.x handset that knows no more than a test needs: datagrams out and in.</summary>
internal sealed class WapHandset : IDisposable
{
    /// <summary>An answer that has not come by then does not come.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly byte[] Connect = Convert.FromHexString("01100a020480c080000481c080008080");

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private ushort _tid;

    internal WapHandset(IPEndPoint gateway, IPAddress? from = null)
    {
        _socket.Bind(new IPEndPoint(from ?? IPAddress.Loopback, 0));
        _socket.Connect(gateway);
    }

    /// <summary>Octets that have come and were not taken.</summary>
    internal int Waiting => _socket.Available;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal static byte[] Get(string url, string headers = "") =>
        [0x40, .. Uintvar(url.Length), .. Encoding.ASCII.GetBytes(url), .. Convert.FromHexString(headers.Replace(" ", "", StringComparison.Ordinal))];

    internal static byte[] Post(string url, string headers, byte[] body)
    {
        var block = Convert.FromHexString(headers.Replace(" ", "", StringComparison.Ordinal));
        return [0x60, .. Uintvar(url.Length), .. Uintvar(block.Length), .. Encoding.ASCII.GetBytes(url), .. block, .. body];
    }

    internal async Task SendAsync(params byte[] datagram) => await _socket.SendAsync(datagram, Ct);

    internal async Task<byte[]> ReceiveAsync()
    {
        var buffer = new byte[65_536];
        return buffer[..await _socket.ReceiveAsync(buffer, Ct).AsTask().WaitAsync(Limit, TimeProvider.System, Ct)];
    }

    /// <summary>A request without a session; answers the reply's PDU behind its transaction id.</summary>
    internal async Task<WapReply> AskAsync(byte id, byte[] pdu)
    {
        await SendAsync([id, .. pdu]);
        var reply = await ReceiveAsync();
        Assert.Equal(id, reply[0]);
        return WapReply.Read(reply[1..]);
    }

    internal async Task OpenAsync()
    {
        var reply = await InvokeAsync(Connect);
        Assert.Equal(0x02, reply[0]);
    }

    internal async Task<WapReply> AskInSessionAsync(byte[] pdu) => WapReply.Read(await InvokeAsync(pdu));

    /// <summary>Begins a transaction of class 2 and answers its number.</summary>
    internal async Task<ushort> BeginAsync(byte[] pdu)
    {
        await SendAsync([0x0A, .. Tid(++_tid), 0x12, .. pdu]);
        return _tid;
    }

    internal Task AbortAsync(ushort tid) => SendAsync([0x20, .. Tid(tid), 0x00]);

    /// <summary>Takes a result in however many packets, and acknowledges it.</summary>
    internal async Task<byte[]> ResultAsync(ushort tid)
    {
        var message = new List<byte>();
        while (true)
        {
            var packet = await ReceiveAsync();
            var type = packet[0] >> 3 & 0x0F;
            if (type == 3)
                continue;
            Assert.True(type is 2 or 6, $"a result was expected: {Convert.ToHexStringLower(packet)}");
            message.AddRange(packet[(type == 2 ? 3 : 4)..]);
            var number = type == 2 ? (byte)0 : packet[3];
            if ((packet[0] & 0x06) != 0)
                await SendAsync([0x98, .. Tid(tid), 0x19, number]);
            if ((packet[0] & 0x02) != 0)
                return [.. message];
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<byte[]> InvokeAsync(byte[] pdu) => await ResultAsync(await BeginAsync(pdu));

    private static byte[] Tid(ushort tid) => [(byte)(tid >> 8), (byte)tid];

    private static byte[] Uintvar(int value) => value < 0x80 ? [(byte)value] : [(byte)(0x80 | value >> 7), (byte)(value & 0x7F)];

    /// <summary>A Reply PDU, taken apart by hand.</summary>
    internal sealed record WapReply(string Status, byte[] Headers, byte[] Content)
    {
        internal string Text => Encoding.UTF8.GetString(Content);

        internal static WapReply Read(byte[] pdu)
        {
            Assert.Equal(0x04, pdu[0]);
            var at = 2;
            var length = 0;
            do
                length = length << 7 | (pdu[at] & 0x7F);
            while (pdu[at++] >= 0x80);
            return new(pdu[1].ToString("x2", CultureInfo.InvariantCulture), pdu[at..(at + length)], pdu[(at + length)..]);
        }
    }
}
