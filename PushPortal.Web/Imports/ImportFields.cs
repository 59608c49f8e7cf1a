using PushPortal.Web.Portal.Pages;

namespace PushPortal.Web.Imports;

/// <summary>What a row may say: the fields of the form, named as in the REST body.</summary>
internal static class ImportFields
{
    internal const string Recipient = "recipient";
    internal const string PushId = "pushId";
    internal const string Port = "destinationPort";

    /// <summary>What columns are called where they are not called by the field's name; letters and digits alone, in lower case.</summary>
    private static readonly Dictionary<string, string[]> OtherNames = new(StringComparer.Ordinal)
    {
        [Recipient] = ["to", "msisdn", "phone", "phonenumber", "mobile", "number", "手机号", "手机号码", "号码", "接收方", "收件人"],
        ["text"] = ["message", "文本", "内容"],
        ["href"] = ["url", "link", "链接"],
        [NewPushType.PlainText] = ["text", "message", "文本", "内容"],
    };

    /// <summary>The words for the types of content that an import may have.</summary>
    internal static IReadOnlyList<string> Types { get; } = [.. NewPushType.All.Select(type => type.Word)];

    /// <summary>Those of every type that come behind its own, as REST has them beside the content.</summary>
    private static readonly string[] Behind = ["priority", "deliverAfter", "deliverBefore", "notifyUrl"];

    internal static IReadOnlyList<string> Of(NewPushType type) =>
        [Recipient, PushId, .. type.Fields.Select(field => field.Name), .. type.Word == NewPushType.Datagram ? [Port] : Array.Empty<string>(), .. Behind];

    /// <summary>Whether it stands in the REST body beside the content, and not in it.</summary>
    internal static IEnumerable<string> BesideContent(NewPushType type) => Of(type).Except([Recipient, .. type.Fields.Select(field => field.Name)]);

    /// <summary>Whether a column of this name is meant for the field.</summary>
    internal static bool IsMeant(string field, string column)
    {
        var name = Plain(column);
        return name.Length > 0 && (name == Plain(field) || name == Plain(LastOf(field)) || (OtherNames.TryGetValue(field, out var others) && others.Contains(name)));
    }

    /// <summary>The name without the object that the field is in.</summary>
    internal static string LastOf(string field) => field[(field.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
