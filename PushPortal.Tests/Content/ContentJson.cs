using System.Xml.Linq;
using PushPortal.Tests.Protocols.Wbxml;

namespace PushPortal.Tests.Content;

/// <summary>Push documents as a submission says them: in fields, or as XML under its media type.</summary>
internal static class ContentJson
{
    public static string XmlType(WbxmlVector vector) => vector.Type.Root switch
    {
        "si" => "text/vnd.wap.si",
        "sl" => "text/vnd.wap.sl",
        "co" => "text/vnd.wap.co",
        "emn" => "text/vnd.wap.emn+xml",
        _ => "text/vnd.wap.connectivity-xml",
    };

    public static string BinaryType(WbxmlVector vector) => vector.Type.Root switch
    {
        "si" => "application/vnd.wap.sic",
        "sl" => "application/vnd.wap.slc",
        "co" => "application/vnd.wap.coc",
        "emn" => "application/vnd.wap.emn+wbxml",
        _ => "application/vnd.wap.connectivity-wbxml",
    };

    /// <summary>The fields of the vector's document; null where it has something that only XML says: the info of an indication.</summary>
    public static Dictionary<string, object>? Fields(WbxmlVector vector)
    {
        var root = XElement.Parse(vector.Xml);
        var fields = new Dictionary<string, object>();
        switch (vector.Type.Root)
        {
            case "si" when root.Element("info") is not null:
                return null;
            case "si":
                var indication = root.Element("indication")!;
                fields["text"] = indication.Value.Trim();
                Add(indication, ("href", "href"), ("si-id", "siId"), ("created", "created"), ("si-expires", "expires"), ("action", "action"));
                break;
            case "sl":
                Add(root, ("href", "href"), ("action", "action"));
                break;
            case "co":
                fields["objects"] = root.Elements("invalidate-object").Select(element => (string)element.Attribute("uri")!);
                fields["services"] = root.Elements("invalidate-service").Select(element => (string)element.Attribute("uri")!);
                break;
            case "emn":
                Add(root, ("mailbox", "mailbox"), ("timestamp", "timestamp"));
                break;
            default:
                fields["xml"] = vector.Xml;
                break;
        }

        fields["type"] = vector.Type.Root == "wap-provisioningdoc" ? "provisioning" : vector.Type.Root;
        return fields;

        void Add(XElement element, params (string Attribute, string Field)[] names)
        {
            foreach (var (attribute, field) in names)
            {
                if ((string?)element.Attribute(attribute) is { } value)
                    fields[field] = value;
            }
        }
    }
}
