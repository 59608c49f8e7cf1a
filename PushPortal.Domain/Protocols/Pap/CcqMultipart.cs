using System.Text;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The multipart/related body of a ccq-response with capabilities: the control entity, then the capabilities entity (PAP 2.0, 8; RFC 2046, 5.1).</summary>
public static class CcqMultipart
{
    /// <param name="boundary">Of letters, digits and hyphens.</param>
    public static string ContentType(string boundary) => $"multipart/related; boundary={boundary}; type=\"application/xml\"";

    /// <param name="boundary">One that neither entity contains.</param>
    public static byte[] Write(ReadOnlySpan<byte> control, ReadOnlySpan<byte> capabilities, string boundary)
    {
        var delimiter = Encoding.ASCII.GetBytes($"--{boundary}");
        return
        [
            .. delimiter, .. "\r\nContent-Type: application/xml\r\n\r\n"u8, .. control, .. "\r\n"u8,
            .. delimiter, .. "\r\nContent-Type: application/xml\r\n\r\n"u8, .. capabilities, .. "\r\n"u8,
            .. delimiter, .. "--\r\n"u8,
        ];
    }
}
