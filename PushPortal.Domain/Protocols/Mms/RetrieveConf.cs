namespace PushPortal.Domain.Protocols.Mms;

/// <summary>M-Retrieve.conf (WAP-209, 6.3): the multimedia message that a handset fetched.</summary>
public sealed record RetrieveConf : MmsPdu
{
    /// <summary>Present when the MMSC wants an acknowledgement of a message that was put off before.</summary>
    public string? TransactionId { get; init; }

    public string? MessageId { get; init; }

    /// <summary>An address in its form on the air; null when the sender is not told.</summary>
    public string? From { get; init; }

    public string? To { get; init; }

    public string? Subject { get; init; }

    public DateTimeOffset? Date { get; init; }

    /// <summary>The media type of the whole, without parameters; null when there is no content.</summary>
    public string? ContentType { get; init; }

    public IReadOnlyList<MmsPart> Parts { get; init; } = [];
}
