using static PushPortal.Web.Portal.Pages.NewPushFieldKind;

namespace PushPortal.Web.Portal.Pages;

/// <summary>A type of content that the form submits.</summary>
/// <param name="Word">Names it in the form and in its address.</param>
/// <param name="Wire">The type in the REST body.</param>
public sealed record NewPushType(string Word, string Wire, params IReadOnlyList<NewPushField> Fields)
{
    internal const string Plain = "text";
    internal const string Datagram = "datagram";

    /// <summary>What is typed in as text and goes out as the body.</summary>
    internal const string PlainText = "plainText";

    /// <summary>Members that a type has whatever is typed.</summary>
    public IReadOnlyDictionary<string, object> Fixed { get; init; } = new Dictionary<string, object>();

    /// <summary>The first is what the form begins with.</summary>
    public static IReadOnlyList<NewPushType> All { get; } =
    [
        new("si", "si",
            new NewPushField("text", LongText) { IsAlwaysThere = true },
            new("href", Text),
            new("action", Choice) { Choices = ["signal-medium", "signal-none", "signal-low", "signal-high", "delete"] },
            new("siId", Text),
            new("created", Instant),
            new("expires", Instant)),
        new("sl", "sl",
            new NewPushField("href", Text),
            new("action", Choice) { Choices = ["execute-low", "execute-high", "cache"] }),
        new("mms-notification", "mms-notification",
            new NewPushField("transactionId", Text),
            new("contentLocation", Text),
            new("messageSize", Number),
            new("expirySeconds", Number),
            new("from", Text),
            new("subject", Text),
            new("messageClass", Choice) { Choices = ["personal", "advertisement", "informational", "auto"] }),
        new("provisioning", "provisioning",
            new NewPushField("xml", LongText),
            new("security/method", Choice) { Choices = ["", "netwpin", "userpin", "usernetwpin", "userpinmac"] },
            new("security/pin", Text),
            new("security/imsi", Text),
            new("security/networkSecret", Hex)),
        new("emn", "emn", new NewPushField("mailbox", Text), new("timestamp", Instant)),
        new("co", "co", new NewPushField("objects", Lines), new("services", Lines)),
        new(Plain, "raw", new NewPushField(PlainText, LongText)) { Fixed = new Dictionary<string, object> { ["contentType"] = "text/plain; charset=utf-8" } },
        new("supl", "raw", new NewPushField("bodyHex", Hex)) { Fixed = new Dictionary<string, object> { ["contentType"] = "application/vnd.omaloc-supl-init" } },
        new("raw", "raw", new NewPushField("contentType", Text), new("bodyHex", Hex)),
        new(Datagram, "raw", new NewPushField("bodyHex", Hex)) { Fixed = new Dictionary<string, object> { ["wsp"] = false } },
    ];

    public static NewPushType Of(string? word) => All.FirstOrDefault(type => type.Word == word) ?? All[0];
}
