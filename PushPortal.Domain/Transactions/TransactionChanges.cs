using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using static PushPortal.Domain.Transactions.TransactionEvent;

namespace PushPortal.Domain.Transactions;

/// <summary>Computes what an event makes of a transaction: its next version, its line of history, its notification.</summary>
public static class TransactionChanges
{
    /// <inheritdoc cref="After(Transaction, TransactionEvent, DateTimeOffset, NotificationTarget?, Func{long}, Push?)"/>
    public static TransactionChange After(this DueTransaction before, TransactionEvent happened, DateTimeOffset now, Func<long> nextId) =>
        before.Transaction.After(happened, now, before.Push.Notify, nextId, before.Push);

    /// <param name="notify">Where the result is told; null when the initiator asked for none.</param>
    /// <param name="nextId">Gives the notification its id.</param>
    /// <exception cref="TransitionRefusedException">The state does not allow the event.</exception>
    public static TransactionChange After(this Transaction before, TransactionEvent happened, DateTimeOffset now, NotificationTarget? notify, Func<long> nextId, Push? push = null)
    {
        // One that is not tried again may fail long before its deadline, and has not expired then.
        var (state, step) = TransactionLifecycle.Next(before.State, before.Step, happened, before.DeliverBeforeGiven && before.ExpiresAt <= now);
        var after = Moved(before, happened, now) with
        {
            State = state,
            Step = step,
            UpdatedAt = now,
            Version = before.Version + 1,
        };
        return new TransactionChange
        {
            Before = before,
            After = after,
            Entry = happened is HandedToSmsc or AccountHeld { Hold: null } ? null : Entry(before, after, happened, now),
            Notification = state.IsFinal() && notify is not null && notify.Tells(state) ? Notification(after, now, notify, nextId()) : null,
            Push = push,
        };
    }

    private static Transaction Moved(Transaction before, TransactionEvent happened, DateTimeOffset now) => happened switch
    {
        HandedToSmsc handed => before with { SubmissionId = handed.SubmissionId, DueAt = handed.AnswerDue, Tries = before.Tries + 1 },
        HandedOverAgain again => before with { DueAt = again.AnswerDue },
        GroupDelivered delivered => Answered(before, delivered.Answer) with { DueAt = null, Cause = FailureCause.None },
        GroupFailed failed => Answered(before, failed.Answer) with { DueAt = failed.RetryAt, Cause = failed.Answer.Cause },
        HandsetReturned => before with { DueAt = now },
        // The cause of the last try says more than "too late".
        LifetimeEnded => before with { DueAt = null, Cause = before.Cause != FailureCause.None ? before.Cause : before.Step == TransactionStep.Held ? FailureCause.HeldTooLong : FailureCause.LifetimeEnded },
        // Nothing but its end is to be looked for while it waits.
        AccountHeld => before with { DueAt = before.ExpiresAt },
        SmscSilent => before with { DueAt = null, Cause = FailureCause.SmscSilent },
        CancelRequested => before with { DueAt = null, Cause = FailureCause.Cancelled },
        RetryRequested retry => before with
        {
            DueAt = now,
            Run = before.Run + 1,
            Tries = 0,
            SubmissionId = null,
            Link = null,
            OnlyLink = retry.Link,
            Cause = FailureCause.None,
            ExpiresAt = retry.ExpiresAt,
            DeliverBeforeGiven = retry.DeliverBefore,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, null),
    };

    private static Transaction Answered(Transaction before, SubmitAnswer answer) => before with
    {
        Attempts = before.Attempts + answer.Report.Attempts.Count,
        Link = answer.Report.Link.Length > 0 ? answer.Report.Link : before.Link,
        PossibleDuplicate = before.PossibleDuplicate || answer.Report.PossibleDuplicate,
    };

    private static TimelineEntry Entry(Transaction before, Transaction after, TransactionEvent happened, DateTimeOffset now)
    {
        var (kind, details) = happened switch
        {
            HandedOverAgain => (TimelineKind.HandedOverAgain, new TimelineDetails.HandOver(after.SubmissionId!.Value, after.Tries)),
            GroupDelivered delivered => (TimelineKind.Delivered, new TimelineDetails.GroupEnded(delivered.Answer.Report, null, delivered.Answer.Outcome)),
            GroupFailed failed => (after.State.IsFinal() ? TimelineKind.Failed : TimelineKind.WillRetry, new TimelineDetails.GroupEnded(failed.Answer.Report, failed.RetryAt, failed.Answer.Outcome)),
            HandsetReturned => (TimelineKind.HandsetReturned, null),
            AccountHeld { Hold: { } hold } => (TimelineKind.AccountHeld, new TimelineDetails.Held(hold.By, hold.Reason, hold.Since)),
            LifetimeEnded => (TimelineKind.LifetimeEnded, null),
            SmscSilent => (TimelineKind.Failed, null),
            CancelRequested => (TimelineKind.Cancelled, null),
            RetryRequested retry => (TimelineKind.RetryRequested, (TimelineDetails)new TimelineDetails.RetryAsked(retry.By, retry.ExpiresAt, retry.Link)),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, null),
        };
        return new TimelineEntry
        {
            TransactionId = after.Id,
            At = now,
            Kind = kind,
            State = after.State,
            Step = after.Step,
            Cause = after.Cause,
            Details = details,
            HandedOver = before.HandedOver(),
        };
    }

    private static ResultNotification Notification(Transaction after, DateTimeOffset now, NotificationTarget target, long id) => new()
    {
        Id = id,
        TransactionId = after.Id,
        Run = after.Run,
        PushId = after.PushId,
        AccountId = after.AccountId,
        Target = target,
        State = after.State,
        Cause = after.Cause,
        EventAt = now,
        DueAt = now,
    };
}
