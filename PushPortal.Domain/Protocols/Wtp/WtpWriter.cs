using System.Buffers.Binary;

namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>Writes the PDUs that a responder sends (WAP-224, 8.3). The transaction id goes back with its high bit inverted (7.8.1).</summary>
internal static class WtpWriter
{
    private const ushort Direction = 0x8000;
    private const byte IsContinued = 0x80;
    private const byte Flag2 = 0x04;
    private const byte Flag1 = 0x02;
    private const byte Flag0 = 0x01;
    private const byte PacketNumberItem = WtpParameter.PacketNumber << 3 | 1;

    /// <summary>A Result that is the whole message.</summary>
    /// <param name="canSegment">Otherwise both trailers are set, as a peer without segmentation expects.</param>
    public static byte[] Result(ushort tid, ReadOnlySpan<byte> data, bool canSegment, bool isRepeated) =>
        [.. Head(WtpPduType.Result, tid, Flag1 | (canSegment ? 0 : Flag2) | Repeated(isRepeated)), .. data];

    /// <summary>One packet of a segmented Result; packet 0 is a Result itself.</summary>
    public static byte[] ResultPacket(ushort tid, byte number, ReadOnlySpan<byte> data, bool endsGroup, bool endsMessage, bool isRepeated)
    {
        var flags = (endsMessage ? Flag1 : endsGroup ? Flag2 : 0) | Repeated(isRepeated);
        return number == 0
            ? [.. Head(WtpPduType.Result, tid, flags), .. data]
            : [.. Head(WtpPduType.SegmentedResult, tid, flags), number, .. data];
    }

    public static byte[] Ack(ushort tid, bool isRepeated) => Head(WtpPduType.Ack, tid, Repeated(isRepeated));

    /// <summary>Asks whether the initiator really has this transaction.</summary>
    public static byte[] TidVerification(ushort tid, bool isRepeated) => Head(WtpPduType.Ack, tid, Flag2 | Repeated(isRepeated));

    /// <summary>Confirms the packets of a segmented Invoke up to this one.</summary>
    public static byte[] GroupAck(ushort tid, byte number, bool isRepeated) =>
        [.. Head(WtpPduType.Ack, tid, IsContinued | Repeated(isRepeated)), PacketNumberItem, number];

    public static byte[] NegativeAck(ushort tid, ReadOnlySpan<byte> missing) => [.. Head(WtpPduType.NegativeAck, tid, 0), (byte)missing.Length, .. missing];

    /// <summary>The reason says whose it is: WSP's are those from 0xE0 on.</summary>
    public static byte[] Abort(ushort tid, WtpAbortReason reason) =>
        [.. Head(WtpPduType.Abort, tid, reason >= WtpAbortReason.SessionProtocolError ? 1 : 0), (byte)reason];

    private static byte Repeated(bool isRepeated) => isRepeated ? Flag0 : (byte)0;

    private static byte[] Head(WtpPduType type, ushort tid, int flags)
    {
        var head = new byte[3];
        head[0] = (byte)((int)type << 3 | flags);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(1), (ushort)(tid ^ Direction));
        return head;
    }
}
