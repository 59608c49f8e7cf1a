using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Callbacks;

/// <summary>A result that its initiator was not told: given up, or skipped because the endpoint was disabled.</summary>
public sealed record UntoldResult
{
    public required CallbackId Id { get; init; }

    /// <summary>What its receiver knows it by.</summary>
    public required long NotificationId { get; init; }

    public required long PushId { get; init; }

    public required long AccountId { get; init; }

    public required string InitiatorPushId { get; init; }

    public required string Recipient { get; init; }

    public required Uri Url { get; init; }

    /// <summary>Host and port that it went to last.</summary>
    public required string Authority { get; init; }

    public required TransactionState State { get; init; }

    public required FailureCause Cause { get; init; }

    /// <summary>When the final state was reached.</summary>
    public required DateTimeOffset EventAt { get; init; }

    /// <summary>How often it was sent since it was asked for last.</summary>
    public required int Tries { get; init; }

    public required bool Skipped { get; init; }

    /// <summary>Of the last answer; null when none came.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>What the last answer said, or why there was none.</summary>
    public string? Answer { get; init; }

    public CallbackPosition Position => new(EventAt, Id);
}
