using PushPortal.Domain.Protocols.Mms;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>What a handset got when it opened a message.</summary>
public sealed record Opening
{
    public required DateTimeOffset At { get; init; }

    public required string Url { get; init; }

    /// <summary>Whether the handset did it without its user.</summary>
    public required bool ByItself { get; init; }

    /// <summary>Null when there was an answer.</summary>
    public OpeningFailure? Failure { get; init; }

    /// <summary>The HTTP status that the WAP gateway answered; null without an answer.</summary>
    public int? Status { get; init; }

    /// <summary>Without parameters; null when the answer had none.</summary>
    public string? ContentType { get; init; }

    /// <summary>Octets of the body.</summary>
    public long Size { get; init; }

    /// <summary>What can be read of a page.</summary>
    public string? Text { get; init; }

    /// <summary>The multimedia message; null when the answer is none.</summary>
    public RetrieveConf? Message { get; init; }

    /// <summary>Null when nothing was to be told, or no MMSC is known to the handset.</summary>
    public MmsAcknowledgement? Acknowledgement { get; init; }
}
