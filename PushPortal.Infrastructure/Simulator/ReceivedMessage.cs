using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>
/// A reassembled message as it lies in a handset. It is decoded when somebody looks at it, not while segments are waiting.
/// What its user does with it is guarded by the handset.
/// </summary>
/// <param name="form">Of its last segment: all have the same.</param>
/// <param name="header">The user data header of its last segment.</param>
internal sealed class ReceivedMessage(long number, DateTimeOffset receivedAt, ReassembledDatagram datagram, ShortMessageForm form, ReadOnlyMemory<byte> header)
{
    private Decoded? _decoded;

    public long Number => number;

    public DateTimeOffset ReceivedAt => receivedAt;

    public ReassembledDatagram Datagram => datagram;

    public ShortMessageForm Form => form;

    /// <summary>As on the air, with UDHL; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Header => header;

    public Opening? Opened { get; set; }

    /// <summary>The MMSC was told that the message will be fetched later.</summary>
    public bool IsPutOff { get; set; }

    public int WrongPins { get; set; }

    public bool IsInstalled { get; set; }

    /// <summary>Null when the octets are no push although they came to its port.</summary>
    public DecodedPush? Push => (_decoded ??= Decode()).Push;

    /// <summary>
    /// A service indication waits for its user. It is told from what a handset may act on by its first octets, because most pushes are such and are
    /// decoded only when somebody looks.
    /// </summary>
    public bool MayAct => WapPush.IsPort(datagram.DestinationPort) && PushPdu.PeekContentType(datagram.Data.Span) is not (null or WapPush.ServiceIndicationType);

    private Decoded Decode()
    {
        try
        {
            return new(ContentDecoder.Decode(datagram.Data.Span, datagram.DestinationPort, form.DataCoding));
        }
        catch (WspFormatException)
        {
            return new(null);
        }
    }

    private sealed record Decoded(DecodedPush? Push);
}
