using System.Text;

namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>
/// What a delivery receipt says (SMPP 3.4, Appendix B): its text, and the parameters that many SMSCs add and that win over it.
/// What the SMSC leaves out is null.
/// </summary>
public sealed record DeliveryReceipt
{
    /// <summary>Often in another form than in the response: see <see cref="MessageIds"/>.</summary>
    public string? MessageId { get; init; }

    public int? Submitted { get; init; }

    public int? Delivered { get; init; }

    /// <summary>By the SMSC's own clock, which it does not tell.</summary>
    public DateTime? SubmitDate { get; init; }

    /// <summary>By the SMSC's own clock, which it does not tell.</summary>
    public DateTime? DoneDate { get; init; }

    public MessageState? State { get; init; }

    /// <summary>The SMSC's own error: three digits by the specification, longer and with letters in practice.</summary>
    public string? Error { get; init; }

    public NetworkErrorCode? NetworkError { get; init; }

    /// <summary>The first characters of the message.</summary>
    public string? Text { get; init; }

    /// <summary>The receipt in a deliver_sm; null where that is no receipt by its esm_class.</summary>
    public static DeliveryReceipt? Read(DeliverSm message)
    {
        if (message.EsmClass.Type is not (MessageType.DeliveryReceipt or MessageType.IntermediateNotification))
            return null;
        var octets = message.ShortMessage.IsEmpty ? message.Tlvs.MessagePayload ?? default : message.ShortMessage;
        var text = DeliveryReceiptText.Parse(Encoding.Latin1.GetString(octets.Span));
        return text with
        {
            MessageId = message.Tlvs.ReceiptedMessageId is { Length: > 0 } id ? id : text.MessageId,
            State = message.Tlvs.MessageState ?? text.State,
            NetworkError = message.Tlvs.NetworkErrorCode,
        };
    }

    /// <summary>The parameters of a receipt: receipted_message_id, message_state and network_error_code.</summary>
    public TlvList ToTlvs()
    {
        var tlvs = new List<Tlv>();
        if (MessageId is { } id)
            tlvs.Add(Tlv.OfText(TlvTag.ReceiptedMessageId, id));
        if (State is { } state)
            tlvs.Add(Tlv.OfByte(TlvTag.MessageState, (byte)state));
        if (NetworkError is { } error)
            tlvs.Add(Tlv.Of(error));
        return [.. tlvs];
    }
}
