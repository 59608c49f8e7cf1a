using System.Xml;
using System.Xml.Linq;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>The settings for multimedia messages in a provisioning document: the application with the APPID w4 (OMA registration of w4).</summary>
internal static class MmsSettings
{
    /// <summary>The address of the MMSC; null when the document has none that is a URL.</summary>
    public static string? MmscOf(string document)
    {
        XDocument xml;
        try
        {
            xml = XDocument.Parse(document);
        }
        catch (XmlException)
        {
            return null;
        }

        return xml.Descendants("characteristic")
            .Where(characteristic => (string?)characteristic.Attribute("type") == "APPLICATION" && ValueOf(characteristic, "APPID") == "w4")
            .Select(application => ValueOf(application, "ADDR"))
            .FirstOrDefault(address => WebAddress.Of(address) is not null);
    }

    private static string? ValueOf(XElement characteristic, string name) =>
        (string?)characteristic.Elements("parm").FirstOrDefault(parm => (string?)parm.Attribute("name") == name)?.Attribute("value");
}
