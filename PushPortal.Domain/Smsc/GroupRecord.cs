using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>What the SMSC remembers of a group that it started, so that a restart neither loses its outcome nor reuses its reference.</summary>
public sealed record GroupRecord
{
    /// <summary>The submission's id.</summary>
    public required long Id { get; init; }

    public required long TransactionId { get; init; }

    public required long AccountId { get; init; }

    public required string Recipient { get; init; }

    public required string Link { get; init; }

    /// <summary>Null for a single segment.</summary>
    public int? Reference { get; init; }

    public bool WideReference { get; init; }

    public required int Segments { get; init; }

    /// <summary>The first attempt of the transaction's first group under this reference: from then on the handset may be collecting.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The answer that was given; null while the group is in flight, or was when its process died.</summary>
    public SubmitAnswer? Answer { get; init; }

    /// <summary>Whether the handset may still be collecting under its reference: it is open, failed, or has left copies.</summary>
    public bool KeepsReference => Reference is not null && Answer is not { Outcome: SubmitOutcome.Delivered, Report.MayHaveLeftCopies: false };

    /// <summary>The segments that are known to be delivered, by this group or those before it.</summary>
    internal IEnumerable<int> Delivered => Answer is { Report: var report }
        ? report.Attempts.Where(attempt => attempt.Answer == SegmentAnswerKind.Delivered).Select(attempt => attempt.Segment).Concat(report.DeliveredBefore ?? [])
        : [];
}
