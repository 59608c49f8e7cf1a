namespace PushPortal.Domain.Content;

/// <summary>Content as it goes on the air.</summary>
/// <param name="ContentType">Media type with its parameters; null for a bare datagram.</param>
/// <param name="Body">The data of the push PDU, or the whole datagram.</param>
/// <param name="Href">What a handset would fetch.</param>
/// <param name="DefaultApplicationId">The application that this content is for when the push names none; null for the WML user agent.</param>
/// <param name="Warnings">Rules that the content breaks although it can be encoded, as sentences.</param>
public sealed record EncodedContent(
    string? ContentType, ReadOnlyMemory<byte> Body, string? Href, string? DefaultApplicationId, IReadOnlyList<string> Warnings);
