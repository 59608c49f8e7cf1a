using PushPortal.Domain.Smsc;

namespace PushPortal.Domain.Transactions;

/// <summary>The SMSC's one answer to a submission: the group is delivered, or it has failed.</summary>
public sealed record SubmitAnswer
{
    public required long SubmissionId { get; init; }

    public required SubmitOutcome Outcome { get; init; }

    public FailureCause Cause { get; init; }

    /// <summary>What was sent, when, and what came back. Without attempts when no segment was sent.</summary>
    public required GroupReport Report { get; init; }
}
