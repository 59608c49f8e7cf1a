using System.Text.Json.Serialization;
using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What somebody has typed into the form for a push.</summary>
public sealed class NewPushForm
{
    internal const string AccountField = "/account";
    internal const string ToField = "/to";
    internal const string NotifyField = "/notifyUrl";
    internal const string TagsField = "/tags";
    internal const string PortField = "/destinationPort";
    internal const string ApplicationField = "/applicationId";

    /// <summary>Nothing is chosen: the content has its default.</summary>
    internal const string LeftOut = "";

    private static readonly char[] BetweenRecipients = ['\n', '\r', ',', ';', '，', '；'];

    /// <summary>The code of the account to submit for, where the viewer may choose.</summary>
    public string Account { get; set; } = "";

    /// <summary>One number a line, or several with commas.</summary>
    public string To { get; set; } = "";

    /// <summary>The word of the content's type.</summary>
    public string Type { get; set; } = NewPushType.All[0].Word;

    /// <summary>What was typed into the fields of contents, by their names. Types that have a field in common share what was typed.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public SortedDictionary<string, string> Content { get; } = new(StringComparer.Ordinal);

    public Priority Priority { get; set; } = Priority.Medium;

    /// <summary>PAP's word; empty where none is chosen.</summary>
    public string DeliveryMethod { get; set; } = "";

    public string NotifyUrl { get; set; } = "";

    /// <summary>Words with spaces or commas between them.</summary>
    public string Tags { get; set; } = "";

    /// <summary>The handset's port of a bare datagram.</summary>
    public string Port { get; set; } = "";

    /// <summary>The application on the handset, of a copy whose push named one; null everywhere else.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>Our id of the push that this is a copy of; null when it is none.</summary>
    public string? CopyOf { get; set; }

    public string? DeliverAfter { get; set; }

    public string? DeliverBefore { get; set; }

    internal static IReadOnlyList<NewPushTime> Times { get; } =
    [
        new("deliver-after", "/deliverAfter", "DeliverAfter", form => form.DeliverAfter, (form, value) => form.DeliverAfter = value),
        new("deliver-before", "/deliverBefore", "DeliverBefore", form => form.DeliverBefore, (form, value) => form.DeliverBefore = value),
    ];

    internal NewPushType ContentType => NewPushType.Of(Type);

    internal IReadOnlyList<string> Numbers => To.Split(BetweenRecipients, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal bool IsTouched => To.Length > 0 || Content.Values.Any(typed => typed.Length > 0);

    /// <summary>A choice that was made for another type is none here; one that was left out by what is copied stays so.</summary>
    internal string Typed(NewPushField field) =>
        Content.GetValueOrDefault(field.Name) is { } typed && (field.Choices.Count == 0 || typed == LeftOut || field.Choices.Contains(typed)) ? typed
        : field.Choices is [var first, ..] ? first
        : "";
}
