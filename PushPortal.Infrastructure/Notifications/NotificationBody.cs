using System.Text;
using System.Text.Json;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>The result of a transaction as its initiator is told it: not kept anywhere, because it follows from what is.</summary>
public static class NotificationBody
{
    /// <summary>Null when no result was asked for by PAP or webhook, or there is none yet.</summary>
    /// <param name="senderAddress">The gateway's own URL, where it names itself.</param>
    public static string? Of(Push push, Transaction transaction, string? senderAddress)
    {
        ArgumentNullException.ThrowIfNull(push);
        ArgumentNullException.ThrowIfNull(transaction);
        if (push.Notify is not { Kind: not NotificationKind.Receipt } target || !transaction.State.IsFinal() || !target.Tells(transaction.State))
        {
            return null;
        }

        var due = new DueNotification(
            new ResultNotification
            {
                Id = 0,
                TransactionId = transaction.Id,
                PushId = push.Id,
                AccountId = push.AccountId,
                Target = target,
                State = transaction.State,
                Cause = transaction.Cause,
                EventAt = transaction.UpdatedAt,
                DueAt = transaction.UpdatedAt,
                Run = transaction.Run,
            },
            transaction,
            push);
        return Encoding.UTF8.GetString(target.Kind == NotificationKind.Pap
            ? PapWriter.Write(PapNotifier.Document(due, senderAddress))
            : JsonSerializer.SerializeToUtf8Bytes(WebhookNotifier.Document(due), WebhookJson.Default.WebhookDocument));
    }
}
