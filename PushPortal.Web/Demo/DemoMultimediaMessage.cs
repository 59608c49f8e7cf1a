using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace PushPortal.Web.Demo;

/// <summary>
/// What an MMSC answers when a handset fetches a notified message: an m-retrieve-conf with one text part (OMA MMS encapsulation 1.2,
/// 6.3; multipart as in WAP-230 WSP, 8.5).
/// </summary>
internal static class DemoMultimediaMessage
{
    private const int LongestId = 40;

    /// <summary>Up to 40 letters, digits, dots, hyphens and underscores: they go into the message as its transaction id.</summary>
    public static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');

    public static byte[] Retrieve(string id, DateTimeOffset now)
    {
        var text = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"This is the demo message {id}.\n"));
        Span<byte> date = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(date, (uint)now.ToUnixTimeSeconds());
        ReadOnlySpan<byte> textPlainUtf8 = [0x03, 0x83, 0x81, 0xEA];          // value length, text/plain, charset, UTF-8
        return
        [
            0x8C, 0x84,                                                       // X-Mms-Message-Type: m-retrieve-conf
            0x98, .. TextString(id),                                          // X-Mms-Transaction-Id
            0x8D, 0x92,                                                       // X-Mms-MMS-Version: 1.2
            0x8B, .. TextString($"{id}@demo"),                                // Message-ID
            0x85, 0x04, .. date,                                              // Date
            0x89, .. From("+8613800000000/TYPE=PLMN"),
            0x96, .. TextString("Demo message"),                              // Subject
            0x8A, 0x80,                                                       // X-Mms-Message-Class: personal
            0x84, 0xA3,                                                       // Content-Type: application/vnd.wap.multipart.mixed
            0x01,                                                             // one part
            (byte)textPlainUtf8.Length, (byte)text.Length,                    // its headers' and data's lengths (uintvar, under 128)
            .. textPlainUtf8,
            .. text,
        ];
    }

    private static byte[] From(string address) => [(byte)(address.Length + 2), 0x80, .. TextString(address)];

    private static byte[] TextString(string text) => [.. Encoding.ASCII.GetBytes(text), 0x00];
}
