using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Smsc;

namespace PushPortal.Domain.Pushes;

/// <summary>What an initiator submitted, encoded for the air. Its recipients' transactions are rows of their own.</summary>
public sealed record Push
{
    public required long Id { get; init; }

    public required long AccountId { get; init; }

    /// <summary>The initiator's own push-id, unique in its account within the duplicate window.</summary>
    public required string InitiatorPushId { get; init; }

    public required PushSource Source { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public Priority Priority { get; init; } = Priority.Medium;

    /// <summary>What the initiator asked for by PAP's quality-of-service; null when it sent none.</summary>
    public DeliveryMethod? DeliveryMethod { get; init; }

    public DateTimeOffset? DeliverAfter { get; init; }

    public DateTimeOffset? DeliverBefore { get; init; }

    public NotificationTarget? Notify { get; init; }

    /// <summary>PAP's name of the content provider.</summary>
    public string? SourceReference { get; init; }

    /// <summary>The media type on the air; null for a bare datagram.</summary>
    public string? ContentType { get; init; }

    /// <summary>What a handset would fetch: the SI's href, the MMS notification's content location.</summary>
    public string? Href { get; init; }

    /// <summary>How its short messages look.</summary>
    public required ShortMessageForm Form { get; init; }

    /// <summary>How the SMSC schedules them.</summary>
    public SmscMode Mode { get; init; }

    /// <summary>The submitter waits for the outcome of one group, and decides itself about another: nothing is tried again by policy (SMPP's transaction mode).</summary>
    public bool OneTry { get; init; }

    /// <summary>The transaction of a PPG in another process that this push carries on: the SMSC goes on where that one's last group stopped.</summary>
    public long? Continues { get; init; }

    /// <summary>The whole WSP push PDU, or the bare datagram.</summary>
    public required ReadOnlyMemory<byte> Datagram { get; init; }

    /// <summary>Whether zeros stand in the place of the datagram, because it shows numbers to somebody who does not see them whole (<see cref="Accounts.NumberSight"/>).</summary>
    public bool ContentHidden { get; init; }

    /// <summary>Set when the content is gone: there is no datagram and no href then. Who asked for it, and why, is read for enquiries alone.</summary>
    public ContentErasure? Erased { get; init; }

    public required int Recipients { get; init; }

    /// <summary>What the initiator sent of its recipients' capabilities; written with the push, and not read with it.</summary>
    public ReadOnlyMemory<byte> Capabilities { get; init; }

    /// <summary>The push that this one was submitted as a copy of; written with the push, and read for enquiries alone.</summary>
    public long? CopyOf { get; init; }

    /// <summary>Words by which it is found again; written with the push, and read for enquiries alone.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The trace id that its initiator sent along; written with the push, and read for enquiries alone.</summary>
    public string? TraceId { get; init; }

    /// <summary>Whether the gateway made the push-id, because the initiator gave none.</summary>
    public bool HasOwnPushId => PublicId.TryParse(PublicId.Push, InitiatorPushId, out var id) && id == Id;
}
