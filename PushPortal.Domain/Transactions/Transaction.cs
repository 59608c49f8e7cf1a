using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Transactions;

/// <summary>The delivery of one push to one recipient, as it stands. It changes only through <see cref="TransactionLifecycle"/>.</summary>
public sealed record Transaction
{
    public required long Id { get; init; }

    public required long PushId { get; init; }

    public required long AccountId { get; init; }

    /// <summary>E.164 with the plus sign, or the address as given when it cannot be used.</summary>
    public required string Recipient { get; init; }

    /// <summary>PAP's address-value as the initiator wrote it; null when it came by another door.</summary>
    public string? Address { get; init; }

    public required Priority Priority { get; init; }

    public required TransactionState State { get; init; }

    public required TransactionStep Step { get; init; }

    /// <summary>When the gateway has to look at it next; null in a final state.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The end of its lifetime.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether the initiator set the end of its lifetime by deliver-before.</summary>
    public bool DeliverBeforeGiven { get; init; }

    /// <summary>1 at first; each retry by staff opens another.</summary>
    public int Run { get; init; } = 1;

    /// <summary>How often this run was handed to the SMSC.</summary>
    public int Tries { get; init; }

    /// <summary>The submission that the SMSC has, or had last.</summary>
    public long? SubmissionId { get; init; }

    /// <summary>The link that answered last in this run; null before one has.</summary>
    public string? Link { get; init; }

    /// <summary>The only link that this run may go over, as its retry asked for; null when the routes decide.</summary>
    public string? OnlyLink { get; init; }

    public FailureCause Cause { get; init; }

    /// <summary>Short messages in the group.</summary>
    public required int Segments { get; init; }

    /// <summary>Sendings of segments over all runs.</summary>
    public int Attempts { get; init; }

    /// <summary>Segments may have reached the handset twice because a process died while its group was in flight.</summary>
    public bool PossibleDuplicate { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Grows by one with each change; a change is made only on the version that it was computed from.</summary>
    public int Version { get; init; }

    /// <summary>PAP's status code: 1001 while pending.</summary>
    public int Code => CodeOf(State, Cause);

    /// <summary>PAP's status code of what is not final: accepted for processing.</summary>
    public const int PendingCode = 1001;

    internal static int CodeOf(TransactionState state, FailureCause cause) => state == TransactionState.Pending ? PendingCode : cause.PapCode();
}
