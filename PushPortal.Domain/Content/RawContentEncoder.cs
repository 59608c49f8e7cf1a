using System.Text;
using PushPortal.Domain.Protocols.Mms;
using PushPortal.Domain.Protocols.Wbxml;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Content;

/// <summary>Compiles the XML documents that are known, and passes everything else untouched.</summary>
internal static class RawContentEncoder
{
    public static EncodedContent Encode(RawContent content, DateTimeOffset now)
    {
        if (!content.Wsp)
            return new(ContentType: null, content.Body, Href: null, DefaultApplicationId: null, EmptyWarning(content.Body));
        var type = TypeOf(content);
        return PushMediaType.OfXml(type.Name) is { } document ? Compile(content, type, document, now) : Pass(content, type);
    }

    private static WspMediaType TypeOf(RawContent content)
    {
        if (string.IsNullOrWhiteSpace(content.ContentType))
            throw new ContentException("contentType", "contentType is required.");
        try
        {
            return WspMediaType.Parse(content.ContentType);
        }
        catch (WspFormatException malformed)
        {
            throw new ContentException("contentType", malformed.Message, malformed);
        }
    }

    private static EncodedContent Compile(RawContent content, WspMediaType type, PushMediaType document, DateTimeOffset now)
    {
        try
        {
            var root = WbxmlCompiler.Parse(content.Body, EncodingOf(type));
            var body = WbxmlWriter.Write(document.Document, root);
            var binary = new WspMediaType(document.Binary, [.. type.Parameters.Where(parameter => !IsCharset(parameter))]).ToString();
            if (document == PushMediaType.ServiceIndication)
                return ServiceIndicationEncoder.Encode(ServiceIndicationEncoder.FromElement(root), now) with { ContentType = binary };
            var href = document.HrefOf(root);
            return new(binary, body, href, DefaultApplicationId: null, HrefWarning(href));
        }
        catch (WbxmlCompileException refused)
        {
            throw new ContentException("bodyHex", refused.Message, refused);
        }
        catch (ContentException refused) when (refused.Field != "contentType")
        {
            throw new ContentException("bodyHex", refused.Message, refused);
        }
    }

    /// <summary>The charset of the media type is used up by compiling: WBXML says its own.</summary>
    private static bool IsCharset(WspParameter parameter) => parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase);

    private static Encoding? EncodingOf(WspMediaType type)
    {
        if (type["charset"] is not { } charset)
            return null;
        return WbxmlCompiler.EncodingOf(charset)
            ?? throw new ContentException("contentType", $"The character set {charset} is not supported.");
    }

    private static EncodedContent Pass(RawContent content, WspMediaType type)
    {
        var warnings = EmptyWarning(content.Body);
        string? href = null;
        try
        {
            href = HrefOf(content.Body.Span, type.Name);
        }
        catch (Exception unreadable) when (unreadable is WbxmlFormatException or MmsFormatException)
        {
            warnings.Add($"Handsets cannot read the body as {type.Name}: {unreadable.Message}");
        }
        var application = type.Name == PushMediaType.Mms ? PushApplicationId.MmsUserAgent : null;
        return new(type.ToString(), content.Body, href, application, warnings);
    }

    private static string? HrefOf(ReadOnlySpan<byte> body, string name)
    {
        if (name == PushMediaType.Mms)
            return (MmsPdu.Read(body) as NotificationInd)?.ContentLocation;
        return PushMediaType.OfBinary(name) is { } document
            ? document.HrefOf(WbxmlReader.Read(body, document.Document).Root)
            : null;
    }

    private static List<string> HrefWarning(string? href) =>
        href is not null && !ContentText.IsAbsoluteUri(href) ? ["href is not an absolute URI."] : [];

    private static List<string> EmptyWarning(ReadOnlyMemory<byte> body) => body.IsEmpty ? ["The body is empty."] : [];
}
