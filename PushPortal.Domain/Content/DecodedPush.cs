using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Content;

/// <summary>A datagram as the handset understands it.</summary>
/// <param name="ContentType">Name of the media type, without parameters; null for a bare datagram.</param>
/// <param name="ApplicationId">Full form; null for a bare datagram.</param>
/// <param name="Fields">The content's properties; <c>bodyHex</c> alone where it is of a type without properties or cannot be read, and behind the <c>text</c> of a text message.</param>
/// <param name="Body">The data of the push PDU, or the whole datagram.</param>
/// <param name="Href">What the handset would fetch.</param>
public sealed record DecodedPush(
    string? ContentType, string? ApplicationId, IReadOnlyList<ContentField> Fields, ReadOnlyMemory<byte> Body, string? Href)
{
    /// <summary>Parameters of the media type, such as charset.</summary>
    public IReadOnlyList<WspParameter> Parameters { get; init; } = [];
}
