using System.Buffers;
using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Protocols.Smpp;

public sealed class PduFrameTests
{
    [Theory]
    [InlineData("", PduFrameKind.NeedsMore, 0)]
    [InlineData("000000", PduFrameKind.NeedsMore, 0)]
    [InlineData("00000010", PduFrameKind.NeedsMore, 16)]
    [InlineData("00000010000000150000000000000001", PduFrameKind.Whole, 16)]
    [InlineData("0000001000000015000000000000000100", PduFrameKind.Whole, 16)]
    [InlineData("00000011000000150000000000000001", PduFrameKind.NeedsMore, 17)]
    [InlineData("0000000f", PduFrameKind.Broken, 15)]
    [InlineData("00000000", PduFrameKind.Broken, 0)]
    [InlineData("00011000", PduFrameKind.NeedsMore, 69_632)]
    [InlineData("00011001", PduFrameKind.Broken, 69_633)]
    [InlineData("ffffffff", PduFrameKind.Broken, int.MaxValue)]
    [InlineData("47455420", PduFrameKind.Broken, 0x47455420)]
    public void End_of_the_next_pdu_is_found_as_soon_as_its_length_is_there(string hex, PduFrameKind kind, int length)
    {
        var octets = Convert.FromHexString(hex);

        Assert.Equal(new(kind, length), PduFrame.Find(octets));
        Assert.Equal(new(kind, length), PduFrame.Find(InPieces(octets)));
    }

    [Fact]
    public void Limit_is_the_callers()
    {
        Assert.Equal(PduFrameKind.Broken, PduFrame.Find(Convert.FromHexString("00000021"), maxOctets: 32).Kind);
        Assert.Equal(PduFrameKind.NeedsMore, PduFrame.Find(Convert.FromHexString("00000020"), maxOctets: 32).Kind);
    }

    [Theory]
    [InlineData("0000000f000000150000000000000001")]
    [InlineData("80000010000000150000000000000001")]
    [InlineData("00000010")]
    public void Header_whose_length_cannot_be_breaks_the_session(string hex)
    {
        var refusal = Assert.Throws<SmppProtocolException>(() => PduHeader.Read(Convert.FromHexString(hex)));

        Assert.Equal(CommandStatus.InvalidCommandLength, refusal.Answer);
    }

    private static ReadOnlySequence<byte> InPieces(byte[] octets)
    {
        if (octets.Length == 0)
            return default;
        var first = new Piece(octets.AsMemory(0, 1), null);
        var last = first;
        for (var at = 1; at < octets.Length; at++)
            last = new Piece(octets.AsMemory(at, 1), last);
        return new(first, 0, last, 1);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            if (before is null)
                return;
            RunningIndex = before.RunningIndex + before.Memory.Length;
            before.Next = this;
        }
    }
}
