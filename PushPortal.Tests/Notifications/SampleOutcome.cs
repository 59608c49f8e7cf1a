using PushPortal.Domain.Notifications;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Notifications;

/// <summary>What came of a try, as tests of the store need it.</summary>
internal static class SampleOutcome
{
    public static NotificationOutcome Of(DueNotification due, bool confirmed, DateTimeOffset? nextAt, DateTimeOffset now) =>
        new(due.Notification, due.Notification.Tries + 1, confirmed, nextAt, new TimelineEntry
        {
            TransactionId = due.Transaction.Id,
            At = now,
            Kind = confirmed ? TimelineKind.NotificationConfirmed : TimelineKind.NotificationRefused,
            State = due.Transaction.State,
            Step = due.Transaction.Step,
        });
}
