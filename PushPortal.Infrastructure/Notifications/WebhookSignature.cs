using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>Signs with the account's secret: <c>webhook-signature: v1,base64(HMAC-SHA256(id.timestamp.body))</c>.</summary>
internal static class WebhookSignature
{
    /// <param name="notificationId">The same on every try, so that the receiver can drop a repetition.</param>
    internal static void Sign(HttpRequestHeaders headers, ServiceProvider account, long notificationId, byte[] body, DateTimeOffset now)
    {
        var id = PublicId.Format(PublicId.Notification, notificationId);
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = (byte[])[.. Encoding.ASCII.GetBytes($"{id}.{timestamp}."), .. body];
        headers.Add("webhook-id", id);
        headers.Add("webhook-timestamp", timestamp);
        headers.Add("webhook-signature", Signatures(account, signed, now));
    }

    /// <summary>One for each secret that is in force: while an account changes over, the old one verifies too.</summary>
    private static string Signatures(ServiceProvider account, ReadOnlySpan<byte> signed, DateTimeOffset now)
    {
        var signature = Signature(account.WebhookSecret, signed);
        return account.PreviousSecretUntil > now ? $"{signature} {Signature(account.PreviousWebhookSecret, signed)}" : signature;
    }

    private static string Signature(ReadOnlyMemory<byte> secret, ReadOnlySpan<byte> signed) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret.Span, signed));
}
