namespace PushPortal.Domain.Smsc;

/// <summary>One segment on its way to a handset: what becomes an SMS-DELIVER, or a submit to an upstream SMSC.</summary>
public readonly record struct SegmentDelivery
{
    public required long GroupId { get; init; }

    /// <summary>1 to <see cref="Segments"/>.</summary>
    public required int Segment { get; init; }

    public required int Segments { get; init; }

    /// <summary>1 for the first sending of this segment.</summary>
    public required int Attempt { get; init; }

    /// <summary>E.164 with the plus sign.</summary>
    public required string Recipient { get; init; }

    /// <summary>With UDHL, as on the air.</summary>
    public required ReadOnlyMemory<byte> UserDataHeader { get; init; }

    public required ReadOnlyMemory<byte> UserData { get; init; }

    /// <summary>The hint of TP-MMS and more_messages_to_send: another segment of the group follows.</summary>
    public bool MoreMessages { get; init; }
}
