using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Smsc;
using PushPortal.Tests.Protocols.Sms;
using PushPortal.Tests.Protocols.Wsp;

namespace PushPortal.Tests.Smsc;

public sealed class SegmenterTests
{
    [Fact]
    public void Published_chain_is_cut_as_published()
    {
        var segments = Segmenter.Split(Convert.FromHexString(PduVectors.ChainSeg8), 2948, 9200, reference: 0x5A);

        Assert.Equal(ShortMessageVectors.ChainSeg8.UserData.Select(Convert.ToHexStringLower),
            segments.Select(segment => Convert.ToHexStringLower(segment.UserDataHeader.Span) + Convert.ToHexStringLower(segment.UserData.Span)));
        Assert.Equal([1, 2], segments.Select(segment => segment.Number));
    }

    [Fact]
    public void One_segment_has_the_ports_alone()
    {
        var segment = Assert.Single(Segmenter.Split(Convert.FromHexString(PduVectors.MmsInd01), 2948, 9200, reference: 0x5A));

        Assert.Equal("0605040b8423f0", Convert.ToHexStringLower(segment.UserDataHeader.Span));
        Assert.Equal(PduVectors.MmsInd01, Convert.ToHexStringLower(segment.UserData.Span));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(133, 1)]
    [InlineData(134, 2)]
    [InlineData(256, 2)]
    [InlineData(257, 3)]
    [InlineData(32_640, 255)]
    public void Segments_are_full_and_give_the_datagram_back(int octets, int count)
    {
        var datagram = new byte[octets];
        new Random(octets).NextBytes(datagram);
        var segments = Segmenter.Split(datagram, 49_999, 65_535, reference: 255);
        var handset = new Reassembly();
        ReassembledDatagram? whole = null;

        foreach (var segment in segments.Reverse())
        {
            Assert.InRange(segment.UserDataHeader.Length + segment.UserData.Length, 1, 140);
            var header = UserDataHeader.Read(segment.UserDataHeader.Span, out _);
            whole = handset.Add("+1", header, segment.UserData.Span, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(5));
        }

        Assert.Equal(count, Segmenter.Count(octets));
        Assert.Equal(count, segments.Count);
        Assert.Equal((49_999, 65_535, count), (whole!.DestinationPort, whole.SourcePort, whole.Segments));
        Assert.Equal(datagram, whole.Data.ToArray());
    }

    [Fact]
    public void Datagram_of_more_than_255_segments_is_refused()
    {
        Assert.Throws<DatagramTooLongException>(() => Segmenter.Count(32_641));
        Assert.Throws<DatagramTooLongException>(() => Segmenter.Split(new byte[32_641], 2948, 9200, reference: 0));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(256)]
    public void Reference_has_8_bits(int reference) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Segmenter.Split(new byte[200], 2948, 9200, reference));
}
