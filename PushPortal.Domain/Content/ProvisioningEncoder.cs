using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PushPortal.Domain.Protocols.Wbxml;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Content;

/// <summary>A provisioning document to WBXML, with SEC and MAC as parameters of its media type (OMA-WAP-TS-ProvBoot, 5.2.4).</summary>
internal static class ProvisioningEncoder
{
    public static EncodedContent Encode(Provisioning content)
    {
        var body = Compile(content.Xml, out var warnings);
        List<WspParameter> parameters = [];
        if (content.Security is { } security)
            AddProtection(parameters, security, body, warnings);
        var type = new WspMediaType(PushMediaType.Provisioning.Binary, parameters);
        return new(type.ToString(), body, Href: null, DefaultApplicationId: null, warnings);
    }

    /// <summary>The warnings about what a push initiator put together itself.</summary>
    public static List<string> Warnings(WspMediaType type, WbxmlElement root)
    {
        var warnings = Warnings(root);
        var (sec, mac) = (type["sec"], type["mac"]);
        if (sec is not null && !(byte.TryParse(sec, CultureInfo.InvariantCulture, out var method) && Enum.IsDefined((SecurityMethod)method)))
            warnings.Add("The parameter sec is not 0 to 3: handsets do not know the method.");
        else if (mac is null && sec is "0" or "1" or "2")
            warnings.Add("The parameter sec says a method that needs a mac, and there is none.");
        if (mac is not null && (mac.Length != 2 * SHA1.HashSizeInBytes || !mac.All(char.IsAsciiHexDigit)))
            warnings.Add("The parameter mac is not 40 hexadecimal digits.");
        if (mac is not null && sec is null)
            warnings.Add("There is a mac, but no sec to say what it was made with.");
        return warnings;
    }

    private static byte[] Compile(string xml, out List<string> warnings)
    {
        if (string.IsNullOrWhiteSpace(xml))
            throw new ContentException("xml", "xml is required.");
        ContentText.Check("xml", xml, hasLines: true);
        try
        {
            // What the document says of its encoding was true of the octets that it once was.
            var root = WbxmlCompiler.Parse(Encoding.UTF8.GetBytes(xml), Encoding.UTF8);
            warnings = Warnings(root);
            return WbxmlWriter.Write(WbxmlDocumentTypes.Provisioning, root);
        }
        catch (WbxmlCompileException refused)
        {
            throw new ContentException("xml", refused.Message, refused);
        }
    }

    private static List<string> Warnings(WbxmlElement root) =>
        root.Children.Count == 0 ? ["The document has no characteristic: it sets nothing."] : [];

    private static void AddProtection(List<WspParameter> parameters, ProvisioningSecurity security, byte[] body, List<string> warnings)
    {
        if (!Enum.IsDefined(security.Method))
            throw new ContentException("security/method", "method is not one of OMA Client Provisioning.");
        parameters.Add(new("sec", ((int)security.Method).ToString(CultureInfo.InvariantCulture)));
        if (security.Method != SecurityMethod.UserPinMac)
            parameters.Add(new("mac", Convert.ToHexString(Mac(ProvisioningKey.Of(security), body))));
        else if (security.Pin is not null)
            CheckPinMac(ProvisioningKey.PinOf(security), body, warnings);
    }

    /// <summary>
    /// With USERPINMAC nothing but the method is on the air: the user types the key and behind it one digit for each octet of the
    /// MAC, as many as the key has.
    /// </summary>
    private static void CheckPinMac(byte[] pin, byte[] body, List<string> warnings)
    {
        if (PinMacOf(pin, body) is not { } half)
            throw new ContentException("security/pin", "pin has an even number of digits, 10 to 40, with userpinmac.");
        if (!half.IsRight)
            warnings.Add($"The second half of pin is not the MAC of this document under its first half, which is {half.Expected}: handsets refuse it.");
    }

    /// <summary>The second half that a PIN of USERPINMAC ought to have, and whether it has it; null when the PIN is none of that method.</summary>
    internal static (string Expected, bool IsRight)? PinMacOf(byte[] pin, byte[] body)
    {
        if (pin.Length is < 10 or > 2 * SHA1.HashSizeInBytes || pin.Length % 2 != 0)
            return null;
        var key = pin.AsSpan(0, pin.Length / 2);
        var mac = Mac(key, body);
        Span<char> expected = stackalloc char[key.Length];
        for (var at = 0; at < key.Length; at++)
            expected[at] = (char)('0' + mac[at] % 10);
        return (expected.ToString(), expected.SequenceEqual(Encoding.ASCII.GetString(pin.AsSpan(key.Length))));
    }

#pragma warning disable CA5350 // SHA-1 is what the specification says and handsets compute.
    internal static byte[] Mac(ReadOnlySpan<byte> key, byte[] body) => HMACSHA1.HashData(key, body);
#pragma warning restore CA5350
}
