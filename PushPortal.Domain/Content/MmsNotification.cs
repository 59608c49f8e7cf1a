namespace PushPortal.Domain.Content;

/// <summary>Tells the handset of a multimedia message that waits at the MMSC (M-Notification.ind, WAP-209, 6.2).</summary>
public sealed record MmsNotification : PushContent
{
    public required string TransactionId { get; init; }

    /// <summary>The URI that the handset fetches the message from.</summary>
    public required string ContentLocation { get; init; }

    /// <summary>Octets of the message, at most 2^32 - 1.</summary>
    public required long MessageSize { get; init; }

    /// <summary>Seconds from delivery until the MMSC gives the message up, at most 2^32 - 1.</summary>
    public required long ExpirySeconds { get; init; }

    /// <summary>A phone number, an e-mail address or a name.</summary>
    public string? From { get; init; }

    public string? Subject { get; init; }

    /// <summary>personal (also when null), advertisement, informational, auto, or another token.</summary>
    public string? MessageClass { get; init; }
}
