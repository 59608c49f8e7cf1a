using PushPortal.Domain.Identifiers;

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

    public required ushort DestinationPort { get; init; }

    public required ushort SourcePort { get; init; }

    /// <summary>The whole WSP push PDU, or the bare datagram.</summary>
    public required ReadOnlyMemory<byte> Datagram { get; init; }

    public required int Recipients { get; init; }

    /// <summary>What the initiator sent of its recipients' capabilities; written with the push, and not read with it.</summary>
    public ReadOnlyMemory<byte> Capabilities { get; init; }

    /// <summary>Whether the gateway made the push-id, because the initiator gave none.</summary>
    public bool HasOwnPushId => PublicId.TryParse(PublicId.Push, InitiatorPushId, out var id) && id == Id;
}
