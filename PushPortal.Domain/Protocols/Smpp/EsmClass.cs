namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>esm_class (SMPP 3.4, 5.2.12): mode, type and features of a message in one octet, kept as it came.</summary>
public readonly record struct EsmClass(byte Value)
{
    private const byte UserDataHeaderBit = 0x40;

    public EsmClass(MessagingMode mode, MessageType type = MessageType.Normal, bool userDataHeader = false)
        : this((byte)((byte)mode | ((byte)type << 2) | (userDataHeader ? UserDataHeaderBit : 0)))
    {
    }

    public MessagingMode Mode => (MessagingMode)(Value & 0x03);

    public MessageType Type => (MessageType)((Value >> 2) & 0x0F);

    /// <summary>UDHI: the user data begins with a user data header.</summary>
    public bool HasUserDataHeader => (Value & UserDataHeaderBit) != 0;
}
