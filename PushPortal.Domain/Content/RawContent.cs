namespace PushPortal.Domain.Content;

/// <summary>
/// Content that the push initiator encoded, or an XML document that is compiled for it. Without WSP the body is the whole
/// datagram and the media type says nothing.
/// </summary>
public sealed record RawContent : PushContent
{
    public string? ContentType { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public bool Wsp { get; init; } = true;

    /// <summary>Whether XML may be compiled; otherwise it goes on the air as the text that it is.</summary>
    public bool MayTransform { get; init; } = true;
}
