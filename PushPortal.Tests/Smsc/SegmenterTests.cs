using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Tests.Protocols.Sms;
using PushPortal.Tests.Protocols.Wsp;

namespace PushPortal.Tests.Smsc;

public sealed class SegmenterTests
{
    [Fact]
    public void Published_chain_is_cut_as_published()
    {
        var segments = Segmenter.Split(Convert.FromHexString(PduVectors.ChainSeg8), PushRequest.WapPush, reference: 0x5A);

        Assert.Equal(ShortMessageVectors.ChainSeg8.UserData.Select(Convert.ToHexStringLower),
            segments.Select(segment => Convert.ToHexStringLower(segment.UserDataHeader.Span) + Convert.ToHexStringLower(segment.UserData.Span)));
        Assert.Equal([1, 2], segments.Select(segment => segment.Number));
    }

    [Fact]
    public void One_segment_has_the_ports_alone()
    {
        var segment = Assert.Single(Segmenter.Split(Convert.FromHexString(PduVectors.MmsInd01), PushRequest.WapPush, reference: 0x5A));

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
        var form = ShortMessageForm.Between(49_999, 65_535);
        var segments = Segmenter.Split(datagram, form, reference: 255);
        var handset = new Reassembly();
        ReassembledDatagram? whole = null;

        foreach (var segment in segments.Reverse())
        {
            Assert.InRange(segment.UserDataHeader.Length + segment.UserData.Length, 1, 140);
            var header = UserDataHeader.Read(segment.UserDataHeader.Span, out _);
            whole = handset.Add("+1", header, segment.UserData.Span, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(5));
        }

        Assert.Equal(count, Segmenter.Count(datagram, form));
        Assert.Equal(count, segments.Count);
        Assert.Equal((49_999, 65_535, count), (whole!.DestinationPort, whole.SourcePort, whole.Segments));
        Assert.Equal(datagram, whole.Data.ToArray());
    }

    [Theory]
    [InlineData(127, 1)]
    [InlineData(134, 2)]
    [InlineData(254, 2)]
    [InlineData(255, 3)]
    [InlineData(32_385, 255)]
    public void Reference_of_16_bits_leaves_an_octet_less_for_data(int octets, int count)
    {
        var segments = Segmenter.Split(new byte[octets], PushRequest.WapPush, reference: 0xABCD, wide: true);

        Assert.Equal(count, segments.Count);
        Assert.All(segments, segment => Assert.InRange(segment.UserDataHeader.Length + segment.UserData.Length, 1, 140));
        Assert.All(segments.Where(_ => count > 1), segment => Assert.StartsWith("0c0804abcd", Convert.ToHexStringLower(segment.UserDataHeader.Span), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DataCodingScheme.DefaultAlphabet, 160, 1)]
    [InlineData(DataCodingScheme.DefaultAlphabet, 161, 2)]
    [InlineData(DataCodingScheme.DefaultAlphabet, 306, 2)]
    [InlineData(DataCodingScheme.DefaultAlphabet, 307, 3)]
    [InlineData(DataCodingScheme.Ucs2, 140, 1)]
    [InlineData(DataCodingScheme.Ucs2, 142, 2)]
    [InlineData(DataCodingScheme.Ucs2, 268, 2)]
    [InlineData(DataCodingScheme.Ucs2, 270, 3)]
    [InlineData(DataCodingScheme.EightBit, 140, 1)]
    [InlineData(DataCodingScheme.EightBit, 141, 2)]
    [InlineData(DataCodingScheme.EightBit, 268, 2)]
    public void Text_without_ports_fills_its_segments(byte dataCoding, int octets, int count)
    {
        var text = Enumerable.Repeat((byte)0x41, octets).ToArray();
        var segments = Segmenter.Split(text, new ShortMessageForm { DataCoding = dataCoding }, reference: 1);

        Assert.Equal(count, segments.Count);
        Assert.Equal(text, segments.SelectMany(segment => segment.UserData.ToArray()));
    }

    [Theory]
    [InlineData(DataCodingScheme.DefaultAlphabet, 152, "1b65")]
    [InlineData(DataCodingScheme.Ucs2, 132, "d83dde00")]
    public void Character_is_not_cut_in_two(byte dataCoding, int at, string character)
    {
        var text = Enumerable.Repeat((byte)0x41, at).Concat(Convert.FromHexString(character)).Concat(Enumerable.Repeat((byte)0x41, 100)).ToArray();
        var segments = Segmenter.Split(text, new ShortMessageForm { DataCoding = dataCoding }, reference: 1);

        Assert.Equal(at, segments[0].UserData.Length);
        Assert.StartsWith(character, Convert.ToHexStringLower(segments[1].UserData.Span), StringComparison.Ordinal);
        Assert.Equal(text, segments.SelectMany(segment => segment.UserData.ToArray()));
    }

    [Fact]
    public void Other_elements_of_the_header_are_in_every_segment()
    {
        var form = new ShortMessageForm { Elements = Convert.FromHexString("240101") };

        Assert.Equal("03240101", Convert.ToHexStringLower(Assert.Single(Segmenter.Split(new byte[136], form, reference: 1)).UserDataHeader.Span));
        Assert.Equal(["080003010201240101", "080003010202240101"], Segmenter.Split(new byte[137], form, reference: 1).Select(segment => Convert.ToHexStringLower(segment.UserDataHeader.Span)));
    }

    [Fact]
    public void Datagram_of_more_than_255_segments_is_refused()
    {
        Assert.Throws<DatagramTooLongException>(() => Segmenter.Count(new byte[32_641], PushRequest.WapPush));
        Assert.Throws<DatagramTooLongException>(() => Segmenter.Split(new byte[32_641], PushRequest.WapPush, reference: 0));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(256, false)]
    [InlineData(65_536, true)]
    public void Reference_has_8_or_16_bits(int reference, bool wide) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Segmenter.Split(new byte[200], PushRequest.WapPush, reference, wide));
}
