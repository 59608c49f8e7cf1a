using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Api.Pushes;

/// <summary>A push as it would go on the air. Octets are hex.</summary>
/// <param name="ContentType">The media type on the air; null for a bare datagram.</param>
/// <param name="Body">The encoded content.</param>
/// <param name="Pdu">The whole WSP push PDU, or the bare datagram.</param>
/// <param name="Segments">The short messages; their concatenation reference is chosen when they are sent, and is 0 here.</param>
/// <param name="Warnings">Rules that the content breaks although it can be encoded.</param>
internal sealed record PreviewModel(string? ContentType, string Body, string Pdu, IReadOnlyList<PreviewSegment> Segments, IReadOnlyList<string> Warnings)
{
    internal static PreviewModel Of(EncodedPush encoded) => new(
        encoded.Content.ContentType,
        Convert.ToHexStringLower(encoded.Content.Body.Span),
        Convert.ToHexStringLower(encoded.Datagram.Span),
        [.. encoded.Split().Select(segment =>
            new PreviewSegment(Convert.ToHexStringLower(segment.UserDataHeader.Span), Convert.ToHexStringLower(segment.UserData.Span)))],
        encoded.Content.Warnings);
}

/// <summary>One short message.</summary>
/// <param name="UserDataHeader">Hex, with UDHL.</param>
/// <param name="UserData">Hex, what follows the header.</param>
internal sealed record PreviewSegment(string UserDataHeader, string UserData);
