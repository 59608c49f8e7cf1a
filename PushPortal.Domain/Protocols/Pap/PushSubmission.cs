namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The entities of a push submission's multipart/related body (PAP 2.0, 8): control, content and, optionally, client capabilities.</summary>
public sealed record PushSubmission
{
    /// <summary>A PAP document, for <see cref="PapReader"/>.</summary>
    public required ReadOnlyMemory<byte> ControlEntity { get; init; }

    public required PushContent Content { get; init; }

    /// <summary>User agent profile (RDF) that the push initiator assumes of the client.</summary>
    public ReadOnlyMemory<byte>? Capabilities { get; init; }
}
