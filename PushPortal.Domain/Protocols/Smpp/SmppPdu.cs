using System.Buffers;
using System.Globalization;

namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Reads the body of any PDU, and writes any PDU whole (SMPP 3.4, 4).</summary>
public static class SmppPdu
{
    /// <summary>
    /// Octets behind the last field are passed over. A response may have no body, whatever its status, and a last text may lack
    /// its NUL: peers send both.
    /// </summary>
    public static ISmppPdu Read(CommandId command, ref PduReader body) => command switch
    {
        CommandId.BindReceiver => Bind.Read(BindType.Receiver, ref body),
        CommandId.BindTransmitter => Bind.Read(BindType.Transmitter, ref body),
        CommandId.BindTransceiver => Bind.Read(BindType.Transceiver, ref body),
        CommandId.BindReceiverResp => BindResp.Read(BindType.Receiver, ref body),
        CommandId.BindTransmitterResp => BindResp.Read(BindType.Transmitter, ref body),
        CommandId.BindTransceiverResp => BindResp.Read(BindType.Transceiver, ref body),
        CommandId.Outbind => Outbind.Read(ref body),
        CommandId.SubmitSm => SubmitSm.Read(ref body),
        CommandId.SubmitSmResp => SubmitSmResp.Read(ref body),
        CommandId.DataSm => DataSm.Read(ref body),
        CommandId.DataSmResp => DataSmResp.Read(ref body),
        CommandId.DeliverSm => DeliverSm.Read(ref body),
        CommandId.DeliverSmResp => DeliverSmResp.Read(ref body),
        CommandId.SubmitMulti => SubmitMulti.Read(ref body),
        CommandId.SubmitMultiResp => SubmitMultiResp.Read(ref body),
        CommandId.QuerySm => QuerySm.Read(ref body),
        CommandId.QuerySmResp => QuerySmResp.Read(ref body),
        CommandId.CancelSm => CancelSm.Read(ref body),
        CommandId.ReplaceSm => ReplaceSm.Read(ref body),
        CommandId.AlertNotification => AlertNotification.Read(ref body),
        CommandId.CancelSmResp => new CancelSmResp(),
        CommandId.ReplaceSmResp => new ReplaceSmResp(),
        CommandId.EnquireLink => new EnquireLink(),
        CommandId.EnquireLinkResp => new EnquireLinkResp(),
        CommandId.Unbind => new Unbind(),
        CommandId.UnbindResp => new UnbindResp(),
        CommandId.GenericNack => new GenericNack(),
        _ => throw new SmppProtocolException(
            CommandStatus.InvalidCommandId, string.Create(CultureInfo.InvariantCulture, $"Command 0x{(uint)command:x8} is unknown.")),
    };

    public static void Write(IBufferWriter<byte> output, uint sequenceNumber, ISmppPdu pdu, CommandStatus status = CommandStatus.Ok) =>
        output.Advance(Write(output.GetSpan(PduHeader.Octets + pdu.MaxOctets), sequenceNumber, pdu, status));

    /// <summary>Octets written. The span has room for the header and for the most that the body can take.</summary>
    public static int Write(Span<byte> output, uint sequenceNumber, ISmppPdu pdu, CommandStatus status = CommandStatus.Ok)
    {
        var body = new PduWriter(output[PduHeader.Octets..]);
        pdu.Write(ref body);
        var length = PduHeader.Octets + body.Written;
        new PduHeader(length, pdu.CommandId, status, sequenceNumber).Write(output);
        return length;
    }
}
