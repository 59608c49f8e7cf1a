using PushPortal.Domain.Content;

namespace PushPortal.Web.Api.Pushes;

/// <summary>Reads the content of a submission by its type.</summary>
internal static class ContentBody
{
    /// <summary>Null when it cannot be used, which the members have noted.</summary>
    internal static PushContent? Read(RequestMembers content)
    {
        switch (content.Text("type"))
        {
            case "si":
                return ServiceIndication(content);
            case "sl":
                return ServiceLoading(content);
            case "co":
                return CacheOperation(content);
            case "emn":
                return EmailNotification(content);
            case "provisioning":
                return ProvisioningBody.Read(content, Required(content, "xml"));
            case "mms-notification":
                return MmsNotification(content);
            case "raw":
                return Raw(content);
            default:
                content.Refuse<int>("type", "must be \"si\", \"sl\", \"co\", \"emn\", \"provisioning\", \"mms-notification\" or \"raw\"");
                return null;
        }
    }

    private static ServiceIndication ServiceIndication(RequestMembers content) => new()
    {
        Href = content.Text("href"),
        Text = Required(content, "text"),
        SiId = content.Text("siId"),
        Created = content.Instant("created"),
        Expires = content.Instant("expires"),
        Action = content.Text("action") is { } action
            ? SignalActionText.Parse(action) ?? content.Refuse<SignalAction>("action", "must be \"signal-none\", \"signal-low\", \"signal-medium\", \"signal-high\" or \"delete\"")
            : null,
    };

    private static ServiceLoading ServiceLoading(RequestMembers content) => new()
    {
        Href = Required(content, "href"),
        Action = content.Text("action") is { } action
            ? LoadingActionText.Parse(action) ?? content.Refuse<LoadingAction>("action", "must be \"execute-low\", \"execute-high\" or \"cache\"")
            : null,
    };

    private static CacheOperation CacheOperation(RequestMembers content) => new()
    {
        Objects = content.Texts("objects") ?? [],
        Services = content.Texts("services") ?? [],
    };

    private static EmailNotification EmailNotification(RequestMembers content) => new()
    {
        Mailbox = Required(content, "mailbox"),
        Timestamp = content.Instant("timestamp"),
    };

    private static MmsNotification MmsNotification(RequestMembers content) => new()
    {
        TransactionId = Required(content, "transactionId"),
        ContentLocation = Required(content, "contentLocation"),
        MessageSize = Required(content, "messageSize", content.Long("messageSize")),
        ExpirySeconds = Required(content, "expirySeconds", content.Long("expirySeconds")),
        From = content.Text("from"),
        Subject = content.Text("subject"),
        MessageClass = content.Text("messageClass"),
    };

    private static RawContent Raw(RequestMembers content)
    {
        var wsp = content.Boolean("wsp") ?? true;
        var contentType = content.Text("contentType");
        if (wsp && contentType is null)
        {
            content.Refuse<int>("contentType", "is needed, unless wsp is false");
        }

        return new RawContent { ContentType = contentType, Wsp = wsp, Body = Body(content) };
    }

    private static byte[] Body(RequestMembers content)
    {
        var hex = content.Text("bodyHex");
        var base64 = content.Text("bodyBase64");
        try
        {
            switch (hex, base64)
            {
                case (not null, null):
                    return Convert.FromHexString(hex);
                case (null, not null):
                    return Convert.FromBase64String(base64);
            }
        }
        catch (FormatException)
        {
            content.Refuse<int>(hex is null ? "bodyBase64" : "bodyHex", hex is null ? "must be base 64" : "must be an even number of hexadecimal digits");
            return [];
        }

        content.Refuse<int>("bodyHex", "is needed: give either bodyHex or bodyBase64");
        return [];
    }

    private static string Required(RequestMembers content, string name)
    {
        if (content.Text(name) is { } text)
        {
            return text;
        }

        content.Refuse<int>(name, "is needed");
        return "";
    }

    private static long Required(RequestMembers content, string name, long? value) => value ?? content.Refuse<long>(name, "is needed") ?? 0;
}
