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
        return content.MayTransform && PushMediaType.OfXml(type.Name) is { } document ? Compile(content, type, document, now) : Pass(content, type);
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
            return Encode(document, root, now) is { } encoded
                ? encoded with { ContentType = binary }
                : new(binary, body, Href: null, DefaultApplication.Of(document.Binary), ProvisioningEncoder.Warnings(type, root));
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

    /// <summary>As the same content in fields is encoded; null for a document that has none but its XML.</summary>
    private static EncodedContent? Encode(PushMediaType document, WbxmlElement root, DateTimeOffset now) =>
        document == PushMediaType.ServiceIndication ? ServiceIndicationEncoder.Encode(ServiceIndicationEncoder.FromElement(root), now) :
        document == PushMediaType.ServiceLoading ? ServiceLoadingEncoder.Encode(ServiceLoadingEncoder.FromElement(root)) :
        document == PushMediaType.CacheOperation ? CacheOperationEncoder.Encode(CacheOperationEncoder.FromElement(root)) :
        document == PushMediaType.EmailNotification ? EmailNotificationEncoder.Encode(EmailNotificationEncoder.FromElement(root)) : null;

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
            href = Examine(content.Body.Span, type, warnings);
        }
        catch (Exception unreadable) when (unreadable is WbxmlFormatException or MmsFormatException)
        {
            warnings.Add($"Handsets cannot read the body as {type.Name}: {unreadable.Message}");
        }
        return new(type.ToString(), content.Body, href, DefaultApplication.Of(type.Name), warnings);
    }

    /// <summary>What a handset would fetch for a binary body, as far as the type is known.</summary>
    private static string? Examine(ReadOnlySpan<byte> body, WspMediaType type, List<string> warnings)
    {
        if (type.Name == WapPush.Mms)
            return (MmsPdu.Read(body) as NotificationInd)?.ContentLocation;
        if (PushMediaType.OfBinary(type.Name) is not { } document)
            return null;
        var root = WbxmlReader.Read(body, document.Document).Root;
        if (document == PushMediaType.Provisioning)
            warnings.AddRange(ProvisioningEncoder.Warnings(type, root));
        return document.HrefOf(root);
    }

    private static List<string> EmptyWarning(ReadOnlyMemory<byte> body) => body.IsEmpty ? ["The body is empty."] : [];
}
