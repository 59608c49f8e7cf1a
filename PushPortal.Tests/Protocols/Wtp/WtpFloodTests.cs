using System.Net;
using PushPortal.Domain.Protocols.Wtp;
using PushPortal.Domain.WapGateway.Sessions;

namespace PushPortal.Tests.Protocols.Wtp;

/// <summary>Whatever octets come, nothing is thrown, and what is kept stays within its bounds.</summary>
public sealed class WtpFloodTests
{
    private const int Rounds = 20_000;

    private static readonly WtpSettings Settings = new() { MaxInvokeOctets = 4000, MaxKeptOctets = 16_000, MaxTransactions = 50, MaxTransactionsPerPeer = 8, PacketOctets = 128 };
    private static readonly WspSessionSettings Sessions = new() { MaxSessions = 20 };

    private static readonly byte[][] Good = [.. new[]
    {
        "0a00011201100a0d0481c08000048080c080008080a966616b6500",
        "0a0002124010687474703a2f2f612e6578616d706c652f80942180a5",
        "8c000312130410686010106874",
        "28000301aabb",
        "2c000302aabb",
        "2a000303aabb",
        "180002",
        "9800021904",
        "3800020201",
        "20000200",
        "0a0004100507",
        "0a0004100807",
        "0a000512090700a966616b6500",
        "00031800020a0a00061240056874747000",
    }.Select(Convert.FromHexString)];

    [Fact]
    public void Damaged_datagrams_do_no_harm()
    {
        var server = new WspSessionServer(Settings, Sessions, new Sequence().Next);
        var random = new Random(7);
        var now = TimeSpan.Zero;
        var round = 0;
        foreach (var datagram in Garble.Mutations(Good, Rounds, seed: 7).Concat(Good.SelectMany(Garble.Truncations)))
        {
            now += TimeSpan.FromMilliseconds(random.Next(200));
            var peer = new IPEndPoint(IPAddress.Loopback, 1 + round++ % 40);
            var outputs = server.Receive(peer, datagram, now);
            foreach (var invoked in outputs.OfType<WspSessionOutput.MethodInvoked>().Where(_ => random.Next(2) == 0))
                outputs = [.. outputs, .. server.Reply(invoked.Key, new byte[random.Next(2000)], now)];
            if (random.Next(4) == 0)
                outputs = [.. outputs, .. server.Tick(now)];

            Assert.True(outputs.Count < 1000);
            Assert.InRange(server.OpenMethods, 0, Settings.MaxTransactions);
            Assert.InRange(server.Sessions, 0, Sessions.MaxSessions);
            Assert.InRange(server.KeptOctets, 0, Settings.MaxKeptOctets);
        }
        server.Tick(now + TimeSpan.FromDays(1));
        Assert.Equal((0, 0), (server.Sessions, server.OpenMethods));
    }

    [Fact]
    public void Octets_of_no_meaning_take_little_memory()
    {
        var random = new Random(8);
        var responder = new WtpResponder(Settings);
        var inputs = Enumerable.Range(0, Rounds).Select(_ =>
        {
            var octets = new byte[random.Next(1, 1500)];
            random.NextBytes(octets);
            return octets;
        });

        Garble.Refused<WtpFormatException>(inputs, octets => responder.Receive(WtpScript.Peer, octets, TimeSpan.Zero, new List<WtpOutput>()));

        Assert.InRange(responder.OpenTransactions, 0, Settings.MaxTransactionsPerPeer);
        Assert.InRange(responder.KeptOctets, 0, Settings.MaxKeptOctets);
    }

    private sealed class Sequence
    {
        private uint _last;

        internal uint Next() => ++_last;
    }
}
