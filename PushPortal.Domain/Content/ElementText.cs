using System.Globalization;
using System.Text;
using PushPortal.Domain.Protocols.Wbxml;

namespace PushPortal.Domain.Content;

/// <summary>
/// An element as indented XML text, for people to read. It also shows what is no XML, since binary documents may hold characters
/// and names that XML cannot.
/// </summary>
internal static class ElementText
{
    private const int IndentWidth = 2;

    public static string Of(WbxmlElement root)
    {
        var text = new StringBuilder();
        Append(text, root, indent: 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, WbxmlElement element, int indent)
    {
        text.Append(' ', indent).Append('<').Append(element.Name);
        foreach (var (name, value) in element.Attributes)
        {
            text.Append(' ').Append(name).Append("=\"");
            AppendEscaped(text, value);
            text.Append('"');
        }
        if (element.Text.Length == 0 && element.Children.Count == 0)
        {
            text.Append("/>");
            return;
        }
        text.Append('>');
        AppendEscaped(text, element.Text);
        foreach (var child in element.Children)
        {
            text.Append('\n');
            Append(text, child, indent + IndentWidth);
        }
        if (element.Children.Count > 0)
            text.Append('\n').Append(' ', indent);
        text.Append("</").Append(element.Name).Append('>');
    }

    private static void AppendEscaped(StringBuilder text, string value)
    {
        foreach (var character in value)
        {
            switch (character)
            {
                case '&':
                    text.Append("&amp;");
                    break;
                case '<':
                    text.Append("&lt;");
                    break;
                case '>':
                    text.Append("&gt;");
                    break;
                case '"':
                    text.Append("&quot;");
                    break;
                case < ' ' or '\u007F':
                    text.Append(CultureInfo.InvariantCulture, $"&#{(int)character};");
                    break;
                default:
                    text.Append(character);
                    break;
            }
        }
    }
}
