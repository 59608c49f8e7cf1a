using PushPortal.Domain.Protocols.Mms;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Content;

/// <summary>MMS notification to M-Notification.ind (WAP-209, 6.2).</summary>
internal static class MmsNotificationEncoder
{
    public static EncodedContent Encode(MmsNotification content)
    {
        Check(content);
        var notification = new NotificationInd
        {
            TransactionId = content.TransactionId,
            From = string.IsNullOrEmpty(content.From) ? null : MmsAddress.ToWire(content.From),
            Subject = string.IsNullOrEmpty(content.Subject) ? null : content.Subject,
            MessageClass = string.IsNullOrEmpty(content.MessageClass) ? "personal" : content.MessageClass,
            MessageSize = (ulong)content.MessageSize,
            Expiry = new(IsRelative: true, (ulong)content.ExpirySeconds),
            ContentLocation = content.ContentLocation,
        };
        return new(WapPush.Mms, notification.Write(), content.ContentLocation, PushApplicationId.MmsUserAgent, Warnings(content));
    }

    private static void Check(MmsNotification content)
    {
        ContentText.CheckToken("transactionId", content.TransactionId);
        ContentText.CheckToken("contentLocation", content.ContentLocation);
        CheckRange("messageSize", content.MessageSize);
        CheckRange("expirySeconds", content.ExpirySeconds);
        ContentText.Check("from", content.From);
        ContentText.Check("subject", content.Subject, hasLines: true);
        if (!string.IsNullOrEmpty(content.MessageClass))
            ContentText.CheckToken("messageClass", content.MessageClass);
    }

    private static void CheckRange(string field, long value)
    {
        if (value is < 0 or > uint.MaxValue)
            throw new ContentException(field, $"{field} is 0 to {uint.MaxValue}.");
    }

    private static List<string> Warnings(MmsNotification content)
    {
        var warnings = new List<string>();
        var isWeb = Uri.TryCreate(content.ContentLocation, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        if (!isWeb)
            warnings.Add("contentLocation is not an http or https URI: handsets fetch the message by HTTP.");
        if (content.MessageSize == 0)
            warnings.Add("messageSize is 0.");
        if (content.ExpirySeconds == 0)
            warnings.Add("expirySeconds is 0: the message expires as it is notified.");
        return warnings;
    }
}
