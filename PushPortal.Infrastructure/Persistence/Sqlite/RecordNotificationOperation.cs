using PushPortal.Domain.Notifications;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>Records what came of sending a notification.</summary>
internal sealed class RecordNotificationOperation(NotificationOutcome outcome) : WriteOperation<bool>
{
    internal override void Execute(WriteSession session)
    {
        session["UPDATE notifications SET tries = tries + 1, confirmed = $1, due_at = $2 WHERE id = $3"]
            .Run(outcome.Confirmed, outcome.NextAt?.UtcTicks, outcome.Notification.Id);
        TimelineSql.Insert(session, outcome.Entry);
    }
}
