namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>registered_delivery (SMPP 3.4, 5.2.17): which reports the ESME wants, in one octet, kept as it came.</summary>
public readonly record struct RegisteredDelivery(byte Value)
{
    public RegisteredDelivery(ReceiptRequest receipt)
        : this((byte)receipt)
    {
    }

    public ReceiptRequest Receipt => (ReceiptRequest)(Value & 0x03);
}
