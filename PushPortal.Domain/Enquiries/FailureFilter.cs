using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Enquiries;

/// <summary>Which failed transactions are meant: those whose last run ended without delivery, and that no retry has opened again.</summary>
public sealed record FailureFilter
{
    /// <summary>The account whose failures are seen; null for those of all.</summary>
    public long? AccountId { get; init; }

    public FailureCause? Cause { get; init; }

    /// <summary>Only these; null lets all through.</summary>
    public IReadOnlyList<FailureKind>? Kinds { get; init; }

    /// <summary>Only those that may be retried: neither cancelled nor rejected.</summary>
    public bool Retryable { get; init; }

    /// <summary>Their last run ended in this hour or later: counts are kept by the hour, so a filter has whole hours.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Their last run ended before this hour.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only those whose initiator's own deliver-before is in this range; null for whatever their end is.</summary>
    public ExpiryRange? Expiry { get; init; }

    /// <summary>Only those whose last run ended on this link; empty for those that came to none, null for whatever their link is.</summary>
    public string? Link { get; init; }

    /// <summary>Whether the filter lets this kind through.</summary>
    public bool Takes(FailureKind kind) =>
        kind.State.IsFailed() && (!Retryable || TransactionLifecycle.MayRetry(kind.State)) && (Cause is null || Cause == kind.Cause) && (Kinds is null || Kinds.Contains(kind));

    /// <summary>All kinds that there can be and that the filter lets through.</summary>
    public IReadOnlyList<FailureKind> Taken() =>
    [
        .. from state in Enum.GetValues<TransactionState>()
           from cause in Enum.GetValues<FailureCause>()
           select new FailureKind(state, cause) into kind
           where Takes(kind)
           select kind,
    ];

    /// <summary>The place of a failure in the list that the filter makes: in the order of ends, the latest first; of those that expire, the soonest first.</summary>
    public FailurePosition PositionOf(Transaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return new FailurePosition(Expiry is null ? transaction.UpdatedAt : transaction.ExpiresAt, transaction.Id);
    }

    /// <summary>The beginning of the hour of an instant.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
