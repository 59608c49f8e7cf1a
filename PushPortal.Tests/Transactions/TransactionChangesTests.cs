using PushPortal.Domain.Transactions;
using static PushPortal.Tests.Transactions.SampleTransactions;

namespace PushPortal.Tests.Transactions;

public sealed class TransactionChangesTests
{
    private static readonly DateTimeOffset Then = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Then.AddMinutes(1);

    [Fact]
    public void Hand_over_counts_a_try_and_bears_the_submission()
    {
        var before = Pending(TransactionStep.Queued, Then) with { Tries = 2, Version = 5 };

        var change = Change(before, new TransactionEvent.HandedToSmsc(41, Now.AddMinutes(2)));

        Assert.Equal((41L, 3, 6, Now.AddMinutes(2), Now), (change.After.SubmissionId, change.After.Tries, change.After.Version, change.After.DueAt, change.After.UpdatedAt));
        Assert.Same(before, change.Before);
        Assert.Null(change.Entry);
        Assert.Equal(new HandOver(Now, 41, 3), change.After.HandedOver());
        Assert.Null(change.Notification);
    }

    [Fact]
    public void Hand_over_of_the_same_submission_again_is_no_new_try()
    {
        var before = Pending(TransactionStep.Suspended, Then) with { SubmissionId = 41, Tries = 3 };

        var change = Change(before, new TransactionEvent.HandedOverAgain(Now.AddMinutes(2)));

        Assert.Equal((41L, 3, 1, Now.AddMinutes(2)), (change.After.SubmissionId, change.After.Tries, change.After.Version, change.After.DueAt));
        Assert.Equal(TimelineKind.HandedOverAgain, change.Entry!.Kind);
    }

    [Fact]
    public void Delivery_adds_the_attempts_clears_the_cause_and_is_notified()
    {
        var before = Pending(TransactionStep.Suspended, Then) with { Attempts = 4, Cause = FailureCause.AbsentSubscriber };

        var change = Change(before, new TransactionEvent.GroupDelivered(Delivered(99, attempts: 3)));

        Assert.Equal((TransactionState.Delivered, TransactionStep.None, 7, FailureCause.None, null), (change.After.State, change.After.Step, change.After.Attempts, change.After.Cause, change.After.DueAt));
        Assert.Equal((TransactionState.Delivered, FailureCause.None, Now, Now, 500L), (change.Notification!.State, change.Notification.Cause, change.Notification.EventAt, change.Notification.DueAt, change.Notification.Id));
        Assert.Equal((TimelineKind.Delivered, TransactionState.Delivered), (change.Entry!.Kind, change.Entry!.State));
    }

    [Fact]
    public void Failure_for_the_moment_waits_with_its_cause_and_is_not_notified()
    {
        var change = Change(Pending(TransactionStep.Suspended, Then), new TransactionEvent.GroupFailed(Failed(99, attempts: 5), Now.AddSeconds(5)));

        Assert.Equal((TransactionStep.WaitingToRetry, FailureCause.AbsentSubscriber, Now.AddSeconds(5), 5), (change.After.Step, change.After.Cause, change.After.DueAt, change.After.Attempts));
        Assert.Equal(TimelineKind.WillRetry, change.Entry!.Kind);
        Assert.Null(change.Notification);
    }

    [Fact]
    public void Final_failure_is_notified_with_its_cause()
    {
        var change = Change(Pending(TransactionStep.Suspended, Then), new TransactionEvent.GroupFailed(Failed(99, FailureCause.UnknownSubscriber, SubmitOutcome.PermanentFailure), null));

        Assert.Equal((TransactionState.Undeliverable, FailureCause.UnknownSubscriber, TimelineKind.Failed), (change.After.State, change.After.Cause, change.Entry!.Kind));
        Assert.Equal((TransactionState.Undeliverable, FailureCause.UnknownSubscriber), (change.Notification!.State, change.Notification.Cause));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Final_state_makes_a_notification_only_when_a_target_was_given(bool given)
    {
        var change = Pending(TransactionStep.Queued, Then).After(new TransactionEvent.CancelRequested(), Now, given ? Target : null, () => 500);

        Assert.Equal((TransactionState.Cancelled, FailureCause.Cancelled), (change.After.State, change.After.Cause));
        Assert.Equal(given, change.Notification is not null);
    }

    [Fact]
    public void Lifetime_that_ends_keeps_the_cause_of_the_last_try()
    {
        Assert.Equal(FailureCause.LifetimeEnded, Change(Pending(TransactionStep.Queued, Then), new TransactionEvent.LifetimeEnded()).After.Cause);
        Assert.Equal(FailureCause.MemoryFull, Change(Pending(TransactionStep.WaitingToRetry, Then) with { Cause = FailureCause.MemoryFull }, new TransactionEvent.LifetimeEnded()).After.Cause);
    }

    [Fact]
    public void Retry_opens_a_new_run_that_keeps_the_attempts_and_ends_with_a_notification_of_its_own()
    {
        var failed = Change(Pending(TransactionStep.Suspended, Then), new TransactionEvent.GroupFailed(Failed(99, attempts: 5), null)).After;

        var opened = Change(failed, new TransactionEvent.RetryRequested("support", Now.AddHours(2), true));
        var handed = Change(opened.After, new TransactionEvent.HandedToSmsc(100, Now.AddMinutes(2)));
        var delivered = Change(handed.After, new TransactionEvent.GroupDelivered(Delivered(100, attempts: 2)));

        Assert.Equal((2, 0, null, FailureCause.None, 5, Now.AddHours(2), true, Now),
            (opened.After.Run, opened.After.Tries, opened.After.SubmissionId, opened.After.Cause, opened.After.Attempts, opened.After.ExpiresAt, opened.After.DeliverBeforeGiven, opened.After.DueAt));
        Assert.Null(opened.Notification);
        Assert.Equal((2, 1, 7, 4), (delivered.After.Run, delivered.After.Tries, delivered.After.Attempts, delivered.After.Version));
        Assert.Equal(TransactionState.Delivered, delivered.Notification!.State);
    }

    [Fact]
    public void Possible_duplicate_is_never_forgotten()
    {
        var answer = Failed(99) with { Report = Failed(99).Report with { PossibleDuplicate = true } };
        var waiting = Change(Pending(TransactionStep.Suspended, Then), new TransactionEvent.GroupFailed(answer, Now)).After;
        var again = Change(waiting, new TransactionEvent.HandedToSmsc(100, Now)).After;

        Assert.True(Change(again, new TransactionEvent.GroupDelivered(Delivered(100))).After.PossibleDuplicate);
    }

    private static TransactionChange Change(Transaction before, TransactionEvent happened) => before.After(happened, Now, Target, () => 500);
}
