namespace PushPortal.Domain.Protocols.Mms;

/// <summary>M-Read-Orig.ind (OMA MMS ENC 1.1, 6.7.2): whether a recipient has read a multimedia message.</summary>
public sealed record ReadOrigInd : MmsPdu
{
    public required string MessageId { get; init; }
    public required string To { get; init; }
    public required string? From { get; init; }
    public required DateTimeOffset? Date { get; init; }

    /// <summary>read, or deleted unread.</summary>
    public required string ReadStatus { get; init; }
}
