using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>A delivery receipt and the addresses that it came with: SMSCs differ in which of the two is the recipient's.</summary>
internal sealed record ReceivedReceipt(DeliveryReceipt Receipt, string Source, string Destination)
{
    /// <summary>Fewer digits than this say nothing about a number.</summary>
    private const int LeastDigits = 5;

    /// <summary>The receipt in a deliver_sm or data_sm; null where there is none.</summary>
    internal static ReceivedReceipt? Read(ISmppPdu pdu) => pdu switch
    {
        DeliverSm message => Read(message),
        DataSm data => Read(new DeliverSm { Source = data.Source, Destination = data.Destination, EsmClass = data.EsmClass, Tlvs = data.Tlvs }),
        _ => null,
    };

    /// <summary>Whether it can be for a message to this number: numbers come with and without their country's prefix.</summary>
    internal bool IsFor(string recipient) => Fits(Source, recipient) || Fits(Destination, recipient);

    private static ReceivedReceipt? Read(DeliverSm message) => DeliveryReceipt.Read(message) is { MessageId.Length: > 0 } receipt
        ? new(receipt, message.Source.Digits, message.Destination.Digits)
        : null;

    private static bool Fits(string address, string recipient)
    {
        var digits = address.AsSpan().TrimStart('+').TrimStart('0');
        return digits.Length >= LeastDigits && recipient.EndsWith(digits, StringComparison.Ordinal);
    }
}
