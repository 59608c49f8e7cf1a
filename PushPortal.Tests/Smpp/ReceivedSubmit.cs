using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Smpp;

/// <summary>A submit that came to a <see cref="FakeUpstream"/>, and the ways to answer it.</summary>
internal sealed record ReceivedSubmit(UpstreamSession Session, uint Sequence, SubmitSm Pdu)
{
    public void Answer(CommandStatus status, params Tlv[] tlvs) => Session.Send(Sequence, new SubmitSmResp { MessageId = null, Tlvs = [.. tlvs] }, status);

    public void Accept(string messageId = "1", params Tlv[] tlvs) => Session.Send(Sequence, new SubmitSmResp { MessageId = messageId, Tlvs = [.. tlvs] });

    /// <summary>Sends a receipt for it, as the receipt's own id and state say.</summary>
    public void Receipt(string messageId, MessageState state, NetworkErrorCode? error = null)
    {
        var receipt = new DeliveryReceipt { MessageId = messageId, State = state };
        Session.Send(Session.NextSequence(), new DeliverSm
        {
            Source = Pdu.Destination,
            Destination = Pdu.Source,
            EsmClass = new(MessagingMode.Default, MessageType.DeliveryReceipt),
            ShortMessage = System.Text.Encoding.Latin1.GetBytes(DeliveryReceiptText.Format(receipt)),
            Tlvs = error is { } code ? [Tlv.Of(code)] : [],
        });
    }
}
