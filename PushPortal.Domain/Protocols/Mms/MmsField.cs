using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Protocols.Mms;

/// <summary>Field numbers, as the octets that they are, and value tokens (WAP-209, table 8).</summary>
internal static class MmsField
{
    public const byte ContentLocation = 0x83;
    public const byte Date = 0x85;
    public const byte Expiry = 0x88;
    public const byte From = 0x89;
    public const byte MessageClass = 0x8A;
    public const byte MessageId = 0x8B;
    public const byte MessageType = 0x8C;
    public const byte Version = 0x8D;
    public const byte MessageSize = 0x8E;
    public const byte Status = 0x95;
    public const byte Subject = 0x96;
    public const byte To = 0x97;
    public const byte TransactionId = 0x98;
    public const byte ReadStatus = 0x9B;

    public const byte NotificationInd = 0x82;
    public const byte DeliveryInd = 0x86;
    public const byte ReadOrigInd = 0x88;
    public const byte Version12 = 0x92;
    public const byte FirstToken = 0x80;
    public const byte SecondToken = 0x81;

    public static readonly WspCodeTable MessageClasses = new((0, "personal"), (1, "advertisement"), (2, "informational"), (3, "auto"));

    public static readonly WspCodeTable Statuses = new(
        (0, "expired"), (1, "retrieved"), (2, "rejected"), (3, "deferred"), (4, "unrecognised"), (5, "indeterminate"), (6, "forwarded"),
        (7, "unreachable"));

    public static readonly WspCodeTable ReadStatuses = new((0, "read"), (1, "deleted unread"));
}
