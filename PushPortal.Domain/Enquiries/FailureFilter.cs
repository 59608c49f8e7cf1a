using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Enquiries;

/// <summary>Which failed transactions are meant: those whose last run ended without delivery, and that no retry has opened again.</summary>
public sealed record FailureFilter
{
    /// <summary>The account whose failures are seen; null for those of all.</summary>
    public long? AccountId { get; init; }

    public FailureCause? Cause { get; init; }

    /// <summary>Only those that may be retried: neither cancelled nor rejected.</summary>
    public bool Retryable { get; init; }

    /// <summary>Their last run ended in this hour or later: counts are kept by the hour, so a filter has whole hours.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Their last run ended before this hour.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Whether the filter lets this state through.</summary>
    public bool Takes(TransactionState state) => state.IsFailed() && (!Retryable || TransactionLifecycle.MayRetry(state));

    /// <summary>The beginning of the hour of an instant.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
