using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Domain.Smsc;

namespace PushPortal.Domain.Pushes;

/// <summary>Encodes a request for the air: content to its binary form, then the WSP push PDU. The same content by any door gives the same octets.</summary>
public static class PushEncoder
{
    /// <exception cref="PushRefusedException">The content cannot be encoded.</exception>
    public static EncodedPush Encode(PushRequest request, PpgPolicy policy, DateTimeOffset now)
    {
        try
        {
            var content = ContentEncoder.Encode(request.Content, now);
            var datagram = content.ContentType is null ? content.Body : Pdu(content, request.ApplicationId ?? content.DefaultApplicationId);
            var segments = Segmenter.Count(datagram.Span, request.Form, policy.WideReferences);
            if (segments > policy.MaxSegments)
            {
                throw new PushRefusedException(2000, "/content", $"is {datagram.Length} octets, which takes {segments} segments; at most {policy.MaxSegments} can be sent as one");
            }

            return new EncodedPush(content, datagram, request.Form, policy.WideReferences, segments);
        }
        catch (ContentException refused)
        {
            throw new PushRefusedException(3006, $"/content/{refused.Field}", refused.Message);
        }
        catch (DatagramTooLongException tooLong)
        {
            throw new PushRefusedException(2000, "/content", $"is too long: {tooLong.Message}");
        }
    }

    private static byte[] Pdu(EncodedContent content, string? applicationId)
    {
        try
        {
            return PushPdu.Write(content.ContentType!, applicationId, content.Body.Span);
        }
        catch (WspFormatException refused)
        {
            throw new PushRefusedException(2000, "/applicationId", refused.Message);
        }
    }
}
