using PushPortal.Web.Portal.Pages;

namespace PushPortal.Web.Imports;

/// <summary>A file with one row, for whoever imports the first time.</summary>
/// <param name="Type">The type of content by its word.</param>
internal sealed record ImportSample(string Type, IReadOnlyList<string> Columns, IReadOnlyList<string> Cells)
{
    private const string Recipient = "+8613800000001";

    /// <summary>What the sample says where it has to say something, by field; <c>type/field</c> where types differ.</summary>
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["text"] = "You have 4 new e-mails",
        ["href"] = "https://example.com/mail",
        ["siId"] = "mail-1",
        ["transactionId"] = "T1",
        ["contentLocation"] = "https://mmsc.example.com/m/1",
        ["messageSize"] = "24576",
        ["expirySeconds"] = "86400",
        ["subject"] = "Holiday",
        ["xml"] = "<wap-provisioningdoc version=\"1.0\"><characteristic type=\"BOOTSTRAP\"><parm name=\"NAME\" value=\"Example\"/></characteristic></wap-provisioningdoc>",
        ["mailbox"] = "mailat:user@example.com",
        ["objects"] = "https://example.com/old.wml",
        [NewPushType.PlainText] = "Your order is on its way",
        ["supl/bodyHex"] = "0012010000400140c00000",
        ["contentType"] = "application/vnd.syncml.notification",
        ["bodyHex"] = "0102030405",
        [ImportFields.Port] = "16000",
    };

    internal static ImportSample Of(string? word)
    {
        var type = NewPushType.Of(word);
        var fields = ImportFields.Of(type).Where(field => field is ImportFields.Recipient or ImportFields.PushId || ValueOf(type, field).Length > 0 || type.Fields.Any(own => own.Name == field)).ToList();
        return new ImportSample(type.Word, fields, [.. fields.Select(field => ValueOf(type, field))]);
    }

    private static string ValueOf(NewPushType type, string field) =>
        field == ImportFields.Recipient ? Recipient
        : Values.TryGetValue($"{type.Word}/{field}", out var own) ? own
        : type.Fields.FirstOrDefault(known => known.Name == field) is { Choices: [var first, ..] } ? first
        : Values.GetValueOrDefault(field, "");
}
