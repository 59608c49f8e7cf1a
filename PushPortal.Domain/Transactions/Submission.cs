using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;

namespace PushPortal.Domain.Transactions;

/// <summary>One handing over of a whole push to the SMSC, unsegmented. A crash hands the same submission over again, under the same id.</summary>
public sealed record Submission
{
    /// <summary>Time-ordered and unique; the SMSC answers and remembers by it.</summary>
    public required long Id { get; init; }

    /// <summary>The same for every submission of one push to one handset: a later one goes on where an earlier one stopped.</summary>
    public required long TransactionId { get; init; }

    public required long AccountId { get; init; }

    /// <summary>E.164 with the plus sign.</summary>
    public required string Recipient { get; init; }

    public required Priority Priority { get; init; }

    public required ShortMessageForm Form { get; init; }

    public SmscMode Mode { get; init; }

    /// <summary>The push PDU or bare datagram; shared by all recipients of a push.</summary>
    public required ReadOnlyMemory<byte> Datagram { get; init; }

    /// <summary>After this the group is not started any more.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The only link that it may go over; null when the routes decide.</summary>
    public string? Link { get; init; }

    /// <summary>Handed over before, by this process or one that died: the SMSC looks for what it knows of it first.</summary>
    public bool Resubmitted { get; init; }
}
