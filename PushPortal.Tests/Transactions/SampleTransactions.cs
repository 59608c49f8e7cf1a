using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Transactions;

/// <summary>Transactions and answers as tests need them.</summary>
internal static class SampleTransactions
{
    public static readonly NotificationTarget Target = new(NotificationKind.Webhook, new Uri("https://initiator.example/results"));

    public static Transaction Pending(TransactionStep step, DateTimeOffset now, long id = 3 * IdSequence.Stride) => new()
    {
        Id = id,
        PushId = id - IdSequence.Stride,
        AccountId = 1,
        Recipient = "+8613800000001",
        Priority = Priority.Medium,
        State = TransactionState.Pending,
        Step = step,
        DueAt = now,
        ExpiresAt = now.AddHours(1),
        SubmissionId = step == TransactionStep.Suspended ? 99 : null,
        Tries = step == TransactionStep.Suspended ? 1 : 0,
        Segments = 2,
        UpdatedAt = now,
    };

    public static SubmitAnswer Delivered(long submissionId, int attempts = 2) => Answer(submissionId, SubmitOutcome.Delivered, FailureCause.None, attempts);

    public static SubmitAnswer Failed(long submissionId, FailureCause cause = FailureCause.AbsentSubscriber, SubmitOutcome outcome = SubmitOutcome.TemporaryFailure, int attempts = 3) =>
        Answer(submissionId, outcome, cause, attempts);

    private static SubmitAnswer Answer(long submissionId, SubmitOutcome outcome, FailureCause cause, int attempts) => new()
    {
        SubmissionId = submissionId,
        Outcome = outcome,
        Cause = cause,
        Report = new GroupReport
        {
            Link = "link",
            Reference = 7,
            Segments = 2,
            Attempts = [.. Enumerable.Repeat(new AttemptReport(1, DateTimeOffset.UnixEpoch, 10, SegmentAnswerKind.Delivered, FailureCause.None), attempts)],
        },
    };
}
