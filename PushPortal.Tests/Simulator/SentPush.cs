using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Tests.Simulator;

/// <summary>Pushes as a handset gets them, each in one short message, which may be longer here than a network carries.</summary>
internal static class SentPush
{
    private static readonly byte[] Ports = Convert.FromHexString("0605040b8423f0");

    internal static (byte[] Header, byte[] Data)[] Of(PushContent content, string? applicationId = null)
    {
        var encoded = ContentEncoder.Encode(content, DateTimeOffset.UnixEpoch);
        return [(Ports, PushPdu.Write(encoded.ContentType!, applicationId ?? encoded.DefaultApplicationId, encoded.Body.Span))];
    }

    /// <summary>With a media type of its own.</summary>
    internal static (byte[] Header, byte[] Data)[] Of(string contentType, ReadOnlySpan<byte> body, string? applicationId = null) =>
        [(Ports, PushPdu.Write(contentType, applicationId, body))];
}
