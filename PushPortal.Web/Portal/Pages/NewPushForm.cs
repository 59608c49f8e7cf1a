using PushPortal.Domain.Content;
using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What somebody has typed into the form for a service indication.</summary>
public sealed class NewPushForm
{
    internal const string AccountField = "/account";
    internal const string ToField = "/to";
    internal const string NotifyField = "/notifyUrl";

    private static readonly char[] BetweenRecipients = ['\n', '\r', ',', ';', '，', '；'];

    /// <summary>The code of the account to submit for, where the viewer may choose.</summary>
    public string Account { get; set; } = "";

    /// <summary>One number a line, or several with commas.</summary>
    public string To { get; set; } = "";

    public string Message { get; set; } = "";

    public string Href { get; set; } = "";

    public SignalAction Action { get; set; } = SignalAction.Medium;

    public string SiId { get; set; } = "";

    public Priority Priority { get; set; } = Priority.Medium;

    public string NotifyUrl { get; set; } = "";

    public string? Created { get; set; }

    public string? Expires { get; set; }

    public string? DeliverAfter { get; set; }

    public string? DeliverBefore { get; set; }

    internal static IReadOnlyList<NewPushTime> Times { get; } =
    [
        new("created", "/content/created", "Created", form => form.Created, (form, value) => form.Created = value),
        new("expires", "/content/expires", "Expires", form => form.Expires, (form, value) => form.Expires = value),
        new("deliver-after", "/deliverAfter", "DeliverAfter", form => form.DeliverAfter, (form, value) => form.DeliverAfter = value),
        new("deliver-before", "/deliverBefore", "DeliverBefore", form => form.DeliverBefore, (form, value) => form.DeliverBefore = value),
    ];

    internal IReadOnlyList<string> Numbers => To.Split(BetweenRecipients, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
