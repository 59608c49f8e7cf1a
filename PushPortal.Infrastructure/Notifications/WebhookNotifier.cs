using System.Net;
using System.Text.Json;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>Posts the result as signed JSON.</summary>
internal sealed class WebhookNotifier(NotificationPost post, TimeProvider clock) : INotifier
{
    public NotificationKind Kind => NotificationKind.Webhook;

    public Task<NotifierAnswer> SendAsync(DueNotification due, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Document(due), WebhookJson.Default.WebhookDocument);
        return post.SendAsync(due, body, "application/json", (headers, account) => WebhookSignature.Sign(headers, account, due.Notification.Id, body, clock.GetUtcNow()), Read, ct);
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

    private static NotifierAnswer Read(HttpStatusCode status, ReadOnlyMemory<byte> body) => new((int)status is >= 200 and < 300, (int)status, null);
}
