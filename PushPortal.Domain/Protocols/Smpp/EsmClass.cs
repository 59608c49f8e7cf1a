namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>esm_class (SMPP 3.4, 5.2.12): mode, type and features of a message in one octet, kept as it came.</summary>
public readonly record struct EsmClass(byte Value)
{
    private const byte UserDataHeaderBit = 0x40;
    private const byte ReplyPathBit = 0x80;

    public EsmClass(MessagingMode mode, MessageType type = MessageType.Normal, bool userDataHeader = false, bool replyPath = false)
        : this((byte)((byte)mode | ((byte)type << 2) | (userDataHeader ? UserDataHeaderBit : 0) | (replyPath ? ReplyPathBit : 0)))
    {
    }

    public MessagingMode Mode => (MessagingMode)(Value & 0x03);

    public MessageType Type => (MessageType)((Value >> 2) & 0x0F);

    /// <summary>UDHI: the user data begins with a user data header.</summary>
    public bool HasUserDataHeader => (Value & UserDataHeaderBit) != 0;

    public bool HasReplyPath => (Value & ReplyPathBit) != 0;
}
