using System.Buffers;
using System.Globalization;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>
/// The application on the handset that a push is for (X-Wap-Application-Id, WAP-251, 6.2.2.1), in its full form: a URI, or
/// a vendor's number such as 0x8000. A push without one is for the WML user agent.
/// </summary>
public static class PushApplicationId
{
    public const string WmlUserAgent = "x-wap-application:wml.ua";
    public const string MmsUserAgent = "x-wap-application:mms.ua";
    public const string SessionInitiation = "x-wap-application:push.sia";
    public const string DataSynchronisation = "x-wap-application:push.syncml";
    public const string Location = "x-wap-application:loc.ua";
    public const string DeviceManagement = "x-wap-application:syncml.dm";
    public const string DigitalRights = "x-wap-application:drm.ua";
    public const string EmailUserAgent = "x-wap-application:emn.ua";
    public const string WirelessVillage = "x-wap-application:wv.ua";
    public const string UserPlaneLocation = "x-oma-application:ulp.ua";
    public const string Download = "x-oma-application:dlota.ua";

    private const string WapScheme = "x-wap-application:";
    private const string OmaScheme = "x-oma-application:";

    /// <summary>The full form of a URI, of a short name such as <c>mms.ua</c>, or of a number such as <c>4</c> or <c>0x8000</c>.</summary>
    public static string Parse(string text)
    {
        if (text.Length == 0 || text.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new WspFormatException("An application id is a URI, a short name or a number, without spaces.");
        if (char.IsAsciiDigit(text[0]))
            return OfCode(ParseNumber(text));
        if (text.Contains(':', StringComparison.Ordinal))
            return text;
        return WspApplicationIds.Table.CodeOf(OmaScheme + text) is { } code ? OfCode(code) : WapScheme + text;
    }

    internal static string OfCode(ulong code) =>
        WspApplicationIds.Table.NameOf(code) ?? string.Create(CultureInfo.InvariantCulture, $"0x{code:x}");

    internal static void WriteValue(ArrayBufferWriter<byte> output, string applicationId)
    {
        if (WspApplicationIds.Table.CodeOf(applicationId) is { } code)
            output.WriteInteger(code);
        else if (char.IsAsciiDigit(applicationId[0]))
            output.WriteInteger(ParseNumber(applicationId));
        else
            output.WriteText(applicationId);
    }

    internal static string ReadValue(ref WspReader value) =>
        value.Peek() is >= 0x20 and < 0x80 ? value.ReadText() : OfCode(value.ReadInteger());

    private static uint ParseNumber(string text)
    {
        var read = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        return read ? number : throw new WspFormatException($"The application id {text} is not a number of 32 bits.");
    }
}
