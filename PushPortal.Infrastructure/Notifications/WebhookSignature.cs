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
        // While an account changes over, the old one verifies too.
        Sign(
            headers, PublicId.Format(PublicId.Notification, notificationId), body, now,
            account.PreviousSecretUntil > now ? [account.WebhookSecret, account.PreviousWebhookSecret] : [account.WebhookSecret]);
    }

    /// <param name="id">The same on every try.</param>
    /// <param name="secrets">One signature is made with each; none where there is no secret.</param>
    internal static void Sign(HttpRequestHeaders headers, string id, byte[] body, DateTimeOffset now, IReadOnlyList<ReadOnlyMemory<byte>> secrets)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = (byte[])[.. Encoding.ASCII.GetBytes($"{id}.{timestamp}."), .. body];
        headers.Add("webhook-id", id);
        headers.Add("webhook-timestamp", timestamp);
        if (secrets.Count > 0)
        {
            headers.Add("webhook-signature", string.Join(' ', secrets.Select(secret => Signature(secret, signed))));
        }
    }

    private static string Signature(ReadOnlyMemory<byte> secret, ReadOnlySpan<byte> signed) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret.Span, signed));
}
