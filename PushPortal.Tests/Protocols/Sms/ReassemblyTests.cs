using PushPortal.Domain.Protocols.Sms;
using PushPortal.Tests.Protocols.Wsp;

namespace PushPortal.Tests.Protocols.Sms;

public sealed class ReassemblyTests
{
    private const string Sender = "+15550001111";
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);
    private static readonly DateTimeOffset Start = new(2025, 11, 23, 1, 23, 45, TimeSpan.Zero);

    private readonly Reassembly _handset = new(maxPartial: 4);

    [Theory]
    [InlineData("SMS-MMS-02", 127, 1)]
    [InlineData("SMS-MMS-03", 107, 1)]
    [InlineData("SMS-MMS-04", 182, 2)]
    [InlineData("SMS-SI-01", 176, 2)]
    [InlineData("SMS-MMS-06", 145, 2)]
    [InlineData("SMS-MMS-08", 199, 2)]
    [InlineData("CHAIN-SEG-8", 164, 2)]
    public void Captured_segments_join_in_either_order(string name, int octets, int segments)
    {
        var vector = ShortMessageVectors.Find(name);

        var datagram = vector.Reassembled();

        Assert.Equal((2948, 9200, octets, segments), (datagram.DestinationPort, datagram.SourcePort, datagram.Data.Length, datagram.Segments));
        if (segments == 2)
            Assert.Equal(datagram.Data.ToArray(), vector.Reassembled(1, 0).Data.ToArray());
    }

    [Fact]
    public void Segments_of_the_published_chain_give_its_push_pdu() =>
        Assert.Equal(PduVectors.ChainSeg8, Convert.ToHexStringLower(ShortMessageVectors.ChainSeg8.Reassembled().Data.Span));

    [Fact]
    public void Copies_are_dropped_and_a_complete_set_is_forgotten()
    {
        Assert.Null(Add(sequence: 2, data: "b"));
        Assert.Null(Add(sequence: 2, data: "x"));
        Assert.Equal("ab", Add(sequence: 1, data: "a"));
        Assert.Equal(0, _handset.Incomplete);
        Assert.Null(Add(sequence: 1, data: "c"));
        Assert.Equal("cd", Add(sequence: 2, data: "d"));
    }

    [Fact]
    public void Sets_of_other_senders_references_totals_and_ports_stay_apart()
    {
        Assert.Null(Add(sequence: 1, data: "a"));
        Assert.Null(Add(sequence: 2, data: "b", sender: "+15550002222"));
        Assert.Null(Add(sequence: 2, data: "c", reference: 8));
        Assert.Null(Add(sequence: 2, data: "d", port: 2949));
        Assert.Equal("ae", Add(sequence: 2, data: "e"));
        Assert.Equal(3, _handset.Incomplete);
    }

    [Fact]
    public void Incomplete_set_is_given_up_when_its_time_is_over()
    {
        Assert.Null(Add(sequence: 1, data: "a"));
        Assert.Null(Add(sequence: 2, data: "b", after: Timeout));
        Assert.Equal("ab", Add(sequence: 1, data: "a", after: Timeout + Timeout - TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void Oldest_set_makes_room_for_a_new_one()
    {
        for (var reference = 1; reference <= 5; reference++)
            Assert.Null(Add(sequence: 1, data: "a", reference: reference, after: TimeSpan.FromSeconds(reference)));

        Assert.Equal(4, _handset.Incomplete);
        Assert.Equal("ab", Add(sequence: 2, data: "b", reference: 2, after: TimeSpan.FromSeconds(6)));
        Assert.Null(Add(sequence: 2, data: "b", reference: 1, after: TimeSpan.FromSeconds(6)));
    }

    [Fact]
    public void Single_short_message_is_a_datagram_at_once_with_or_without_ports()
    {
        var plain = _handset.Add(Sender, new UserDataHeader(), "a"u8, Start, Timeout)!;
        var one = _handset.Add(Sender, new UserDataHeader { Concatenation = new(1, 1, 1), Ports = new(2948, 9200) }, "b"u8, Start, Timeout)!;

        Assert.Equal((0, 0, 1), (plain.DestinationPort, plain.SourcePort, plain.Segments));
        Assert.Equal((2948, 9200, 1), (one.DestinationPort, one.SourcePort, one.Segments));
    }

    private string? Add(byte sequence, string data, string sender = Sender, int reference = 7, ushort port = 2948, TimeSpan after = default)
    {
        var header = new UserDataHeader { Concatenation = new(reference, 2, sequence), Ports = new(port, 9200) };
        var datagram = _handset.Add(sender, header, System.Text.Encoding.ASCII.GetBytes(data), Start + after, Timeout);
        return datagram is null ? null : System.Text.Encoding.ASCII.GetString(datagram.Data.Span);
    }
}
