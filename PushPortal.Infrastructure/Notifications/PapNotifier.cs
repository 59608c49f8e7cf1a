using System.Net;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>Posts PAP's resultnotification-message and reads the resultnotification-response (WAP-247, 9.6).</summary>
internal sealed class PapNotifier(NotificationPost post, PpgPolicy policy) : INotifier
{
    private const string SenderName = "PushPortal";

    public NotificationKind Kind => NotificationKind.Pap;

    public Task<NotifierAnswer> SendAsync(DueNotification due, CancellationToken ct) =>
        post.SendAsync(due, PapWriter.Write(Document(due, policy.SenderAddress)), "application/xml", sign: null, Read, ct);

    /// <summary>The document that tells this result.</summary>
    internal static ResultNotificationMessage Document(DueNotification due, string? senderAddress)
    {
        var (notification, transaction, push) = due;
        return new ResultNotificationMessage
        {
            Version = (PapVersion)notification.Target.PapVersion,
            PushId = push.InitiatorPushId,
            SenderAddress = senderAddress,
            SenderName = SenderName,
            ReceivedTime = push.ReceivedAt,
            EventTime = notification.EventAt,
            MessageState = notification.State.MessageState(),
            Code = (PapStatus)notification.Cause.PapCode(),
            Desc = notification.Cause == FailureCause.None ? null : notification.Cause.Words(),
            Address = transaction.PapAddress(),
            QualityOfService = push.Achieved(notification.State),
        };
    }

    /// <summary>
    /// A response with a code of class 1 confirms, and so does an empty 2xx answer: initiators in the field send both.
    /// Another code, or another document, does not: the initiator has not taken it.
    /// </summary>
    private static NotifierAnswer Read(HttpStatusCode code, ReadOnlyMemory<byte> body)
    {
        var status = (int)code;
        if (status is < 200 or >= 300)
        {
            return new NotifierAnswer(false, status, null);
        }

        if (body.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return new NotifierAnswer(true, status, null);
        }

        try
        {
            return PapReader.Read(body) is ResultNotificationResponse answer
                ? new NotifierAnswer(PapStatusText.ClassOf(answer.Code) == PapStatus.Ok, status, $"{(int)answer.Code} {answer.Desc}".TrimEnd())
                : new NotifierAnswer(false, status, "The answer is not a resultnotification-response");
        }
        catch (PapSyntaxException fault)
        {
            return new NotifierAnswer(false, status, $"The answer is not PAP: {fault.Description}");
        }
    }
}
