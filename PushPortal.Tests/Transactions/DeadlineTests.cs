using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Transactions;

public sealed class DeadlineTests
{
    [Theory]
    [InlineData(true, TransactionState.Expired)]
    [InlineData(false, TransactionState.Undeliverable)]
    public void Deadline_that_passes_while_the_smsc_tries_ends_like_one_that_passes_while_waiting(bool deliverBeforeGiven, TransactionState end)
    {
        var failed = new TransactionEvent.GroupFailed(
            new SubmitAnswer
            {
                SubmissionId = 1,
                Outcome = SubmitOutcome.TemporaryFailure,
                Cause = FailureCause.AbsentSubscriber,
                Report = new GroupReport { Link = "simulator", Segments = 1, Attempts = [] },
            },
            RetryAt: null);

        Assert.Equal((end, TransactionStep.None), TransactionLifecycle.Next(TransactionState.Pending, TransactionStep.Suspended, failed, deliverBeforeGiven));
        Assert.Equal((end, TransactionStep.None), TransactionLifecycle.Next(TransactionState.Pending, TransactionStep.WaitingToRetry, new TransactionEvent.LifetimeEnded(), deliverBeforeGiven));
    }
}
