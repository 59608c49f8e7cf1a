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

    /// <summary>Data coding, protocol id and originator.</summary>
    public required ShortMessageForm Form { get; init; }

    /// <summary>With UDHL, as on the air.</summary>
    public required ReadOnlyMemory<byte> UserDataHeader { get; init; }

    /// <summary>What follows the header; text of the 7-bit alphabet with one character an octet.</summary>
    public required ReadOnlyMemory<byte> UserData { get; init; }

    /// <summary>The hint of TP-MMS and more_messages_to_send: another segment of the group follows.</summary>
    public bool MoreMessages { get; init; }

    /// <summary>The end of the transaction window, or of the lifetime in store-and-forward mode.</summary>
    public required DateTimeOffset Until { get; init; }
}
