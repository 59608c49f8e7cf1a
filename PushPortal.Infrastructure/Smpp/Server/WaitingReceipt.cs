using System.Globalization;
using System.Text;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>A delivery receipt that an ESME has not acknowledged, with what it tells of its message.</summary>
internal sealed record WaitingReceipt
{
    private const int TextCharacters = 20;

    public required long Id { get; init; }

    public required long AccountId { get; init; }

    public required long MessageId { get; init; }

    public required TransactionState State { get; init; }

    public required FailureCause Cause { get; init; }

    public required DateTimeOffset EventAt { get; init; }

    /// <summary>The destination of the message, which is the source of the receipt.</summary>
    public required string Recipient { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The source of the message, where the receipt goes.</summary>
    public string? Originator { get; init; }

    public byte DataCoding { get; init; }

    public required byte[] Datagram { get; init; }

    /// <summary>The receipt as it goes to an ESME; a peer below SMPP 3.4 gets no parameters.</summary>
    internal DeliverSm ToDeliverSm(bool withParameters)
    {
        var error = Cause.NetworkError();
        var receipt = new DeliveryReceipt
        {
            MessageId = PublicId.Format("", MessageId),
            Submitted = 1,
            Delivered = State == TransactionState.Delivered ? 1 : 0,
            SubmitDate = ReceivedAt.UtcDateTime,
            DoneDate = EventAt.UtcDateTime,
            State = State.MessageState(),
            Error = (error?.Code ?? 0).ToString("000", CultureInfo.InvariantCulture),
            NetworkError = error,
            Text = Text(),
        };
        return new DeliverSm
        {
            Source = SmppAddress.FromText(Recipient),
            Destination = SmppAddress.FromText(Originator ?? ""),
            EsmClass = new EsmClass(MessagingMode.Default, MessageType.DeliveryReceipt),
            ShortMessage = Encoding.Latin1.GetBytes(DeliveryReceiptText.Format(receipt)),
            Tlvs = withParameters ? receipt.ToTlvs() : TlvList.Empty,
        };
    }

    /// <summary>The beginning of a text; octets are nothing to show.</summary>
    private string Text()
    {
        var octets = DataCodingScheme.AlphabetOf(DataCoding) == SmsAlphabet.Ucs2 ? TextCharacters * 2 : TextCharacters;
        return DataCodingScheme.TextOf(DataCoding, Datagram.AsSpan(0, Math.Min(Datagram.Length, octets))) ?? "";
    }
}
