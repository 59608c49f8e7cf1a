using PushPortal.Domain.Notifications;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Records what came of sending notifications, each with its line of history.</summary>
internal sealed class RecordNotificationsOperation(IReadOnlyList<NotificationOutcome> outcomes) : WriteOperation<bool>
{
    internal override void Foresee(AskedAhead questions)
    {
        foreach (var outcome in outcomes)
        {
            NotificationSql.Foresee(questions, outcome);
        }
    }

    internal override void Execute(WriteSession session)
    {
        foreach (var outcome in outcomes)
        {
            if (NotificationSql.Record(session, outcome))
            {
                TimelineSql.Insert(session, outcome.Entry);
            }
        }
    }
}
