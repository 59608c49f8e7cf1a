using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>Posts the result as JSON, signed with the account's secret: <c>webhook-signature: v1,base64(HMAC-SHA256(id.timestamp.body))</c>.</summary>
internal sealed class WebhookNotifier(NotificationPost post, TimeProvider clock) : INotifier
{
    public NotificationKind Kind => NotificationKind.Webhook;

    public Task<NotifierAnswer> SendAsync(DueNotification due, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Document(due), WebhookJson.Default.WebhookDocument);
        return post.SendAsync(due, body, "application/json", (headers, account) => Sign(headers, account, due.Notification.Id, body), Read, ct);
    }

    internal static WebhookDocument Document(DueNotification due)
    {
        var (notification, transaction, push) = due;
        return new WebhookDocument(
            $"transaction.{notification.State.Word()}",
            notification.EventAt,
            new WebhookData(
                PublicId.Format(PublicId.Push, push.Id),
                push.InitiatorPushId,
                PublicId.Format(PublicId.Transaction, transaction.Id),
                transaction.Recipient,
                notification.State.Word(),
                notification.Cause.PapCode(),
                notification.Cause == FailureCause.None ? null : notification.Cause.Words(),
                push.ReceivedAt,
                notification.EventAt));
    }

    /// <summary>The id is the same on every try, so that the receiver can drop a repetition.</summary>
    private void Sign(HttpRequestHeaders headers, ServiceProvider account, long notificationId, byte[] body)
    {
        var id = PublicId.Format(PublicId.Notification, notificationId);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = (byte[])[.. Encoding.ASCII.GetBytes($"{id}.{timestamp}."), .. body];
        headers.Add("webhook-id", id);
        headers.Add("webhook-timestamp", timestamp);
        headers.Add("webhook-signature", Signatures(account, signed));
    }

    /// <summary>One for each secret that is in force: while an account changes over, the old one verifies too.</summary>
    private string Signatures(ServiceProvider account, ReadOnlySpan<byte> signed)
    {
        var signature = Signature(account.WebhookSecret, signed);
        return account.PreviousSecretUntil > clock.GetUtcNow() ? $"{signature} {Signature(account.PreviousWebhookSecret, signed)}" : signature;
    }

    private static string Signature(ReadOnlyMemory<byte> secret, ReadOnlySpan<byte> signed) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret.Span, signed));

    private static NotifierAnswer Read(HttpStatusCode status, ReadOnlyMemory<byte> body) => new((int)status is >= 200 and < 300, (int)status, null);
}
