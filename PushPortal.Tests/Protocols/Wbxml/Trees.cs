using System.Xml.Linq;
using PushPortal.Domain.Protocols.Wbxml;

namespace PushPortal.Tests.Protocols.Wbxml;

/// <summary>One text for equal documents: attributes sorted, white space round texts trimmed.</summary>
internal static class Trees
{
    public static string Of(string xml) => Canonical(XElement.Parse(xml)).ToString(SaveOptions.DisableFormatting);

    public static string Of(WbxmlElement element) => Canonical(ToXml(element)).ToString(SaveOptions.DisableFormatting);

    private static XElement ToXml(WbxmlElement element) => new(element.Name,
        element.Attributes.Select(attribute => new XAttribute(attribute.Name, attribute.Value)),
        new XText(element.Text),
        element.Children.Select(ToXml));

    private static XElement Canonical(XElement element)
    {
        var text = string.Concat(element.Nodes().OfType<XText>().Select(part => part.Value)).Trim();
        return new(element.Name.LocalName,
            element.Attributes().OrderBy(attribute => attribute.Name.LocalName, StringComparer.Ordinal),
            text.Length == 0 ? null : text,
            element.Elements().Select(Canonical));
    }
}
