using PushPortal.Domain.Notifications;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>Makes of an answer what is recorded: confirmed, due again, or given up, with its line of history.</summary>
internal sealed class NotificationJudge(NotificationSchedule schedule)
{
    /// <summary>What became due before this and was held back since is given up while its target does not answer.</summary>
    internal DateTimeOffset OverdueBefore(DateTimeOffset now) => now - schedule.GiveUpAfter;

    /// <param name="random">Uniform in [0, 1).</param>
    internal NotificationOutcome Outcome(DueNotification due, NotifierAnswer answer, DateTimeOffset now, double random)
    {
        if (answer.Skipped)
        {
            return Outcome(due, TimelineKind.NotificationSkipped, due.Notification.Tries, answer, null, now) with { Skipped = true };
        }

        var tries = due.Notification.Tries + 1;
        var next = answer.Confirmed || answer.Gone ? null : schedule.Next(tries, due.Notification.AskedAt ?? due.Notification.EventAt, now, random);
        var kind = answer.Confirmed ? TimelineKind.NotificationConfirmed : next is null ? TimelineKind.NotificationGivenUp : TimelineKind.NotificationRefused;
        return Outcome(due, kind, tries, answer, next, now);
    }

    /// <summary>It is given up without another try.</summary>
    internal static NotificationOutcome GivenUp(DueNotification due, DateTimeOffset now) =>
        Outcome(due, TimelineKind.NotificationGivenUp, due.Notification.Tries, new NotifierAnswer(false, null, "The target has not answered for too long"), null, now);

    private static NotificationOutcome Outcome(DueNotification due, TimelineKind kind, int tries, NotifierAnswer answer, DateTimeOffset? next, DateTimeOffset now)
    {
        var entry = new TimelineEntry
        {
            TransactionId = due.Notification.TransactionId,
            At = now,
            Kind = kind,
            State = due.Transaction.State,
            Step = due.Transaction.Step,
            Cause = due.Transaction.Cause,
            Details = new TimelineDetails.NotificationTried(due.Notification.Target.Url, tries, answer.HttpStatus, answer.Text, next),
        };
        return new NotificationOutcome(due.Notification, tries, answer.Confirmed, next, entry);
    }
}
