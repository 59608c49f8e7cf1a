using System.Globalization;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Protocols.Mms;

/// <summary>Field numbers, as the octets that they are, and value tokens (WAP-209, table 8).</summary>
internal static class MmsField
{
    public const byte ContentLocation = 0x83;
    public const byte ContentType = 0x84;
    public const byte Date = 0x85;
    public const byte DeliveryReport = 0x86;
    public const byte Expiry = 0x88;
    public const byte From = 0x89;
    public const byte MessageClass = 0x8A;
    public const byte MessageId = 0x8B;
    public const byte MessageType = 0x8C;
    public const byte Version = 0x8D;
    public const byte MessageSize = 0x8E;
    public const byte Priority = 0x8F;
    public const byte Status = 0x95;
    public const byte Subject = 0x96;
    public const byte To = 0x97;
    public const byte TransactionId = 0x98;
    public const byte ReadStatus = 0x9B;

    public const byte NotificationInd = 0x82;
    public const byte NotifyRespInd = 0x83;
    public const byte RetrieveConf = 0x84;
    public const byte AcknowledgeInd = 0x85;
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

    public static readonly WspCodeTable Priorities = new((0, "low"), (1, "normal"), (2, "high"));

    public static readonly WspCodeTable Answers = new((0, "yes"), (1, "no"));

    public static readonly WspCodeTable MessageTypes = new(
        (0, "m-send-req"), (1, "m-send-conf"), (2, "m-notification-ind"), (3, "m-notifyresp-ind"), (4, "m-retrieve-conf"),
        (5, "m-acknowledge-ind"), (6, "m-delivery-ind"), (7, "m-read-rec-ind"), (8, "m-read-orig-ind"), (9, "m-forward-req"),
        (10, "m-forward-conf"));

    private static readonly WspCodeTable Names = new(
        (0x01, "Bcc"), (0x02, "Cc"), (0x03, "X-Mms-Content-Location"), (0x04, "Content-Type"), (0x05, "Date"), (0x06, "X-Mms-Delivery-Report"),
        (0x07, "X-Mms-Delivery-Time"), (0x08, "X-Mms-Expiry"), (0x09, "From"), (0x0A, "X-Mms-Message-Class"), (0x0B, "Message-ID"),
        (0x0C, "X-Mms-Message-Type"), (0x0D, "X-Mms-MMS-Version"), (0x0E, "X-Mms-Message-Size"), (0x0F, "X-Mms-Priority"),
        (0x10, "X-Mms-Read-Report"), (0x11, "X-Mms-Report-Allowed"), (0x12, "X-Mms-Response-Status"), (0x13, "X-Mms-Response-Text"),
        (0x14, "X-Mms-Sender-Visibility"), (0x15, "X-Mms-Status"), (0x16, "Subject"), (0x17, "To"), (0x18, "X-Mms-Transaction-Id"),
        (0x19, "X-Mms-Retrieve-Status"), (0x1A, "X-Mms-Retrieve-Text"), (0x1B, "X-Mms-Read-Status"), (0x1C, "X-Mms-Reply-Charging"),
        (0x1D, "X-Mms-Reply-Charging-Deadline"), (0x1E, "X-Mms-Reply-Charging-ID"), (0x1F, "X-Mms-Reply-Charging-Size"),
        (0x31, "X-Mms-Distribution-Indicator"), (0x32, "X-Mms-Element-Descriptor"));

    public static string NameOf(byte field) =>
        Names.NameOf((ulong)(field & 0x7F)) ?? string.Create(CultureInfo.InvariantCulture, $"0x{field:x2}");
}
