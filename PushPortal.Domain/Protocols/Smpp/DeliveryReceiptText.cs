using System.Globalization;
using System.Text.RegularExpressions;

namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>
/// The text of a delivery receipt (SMPP 3.4, Appendix B): "id:… sub:… dlvrd:… submit date:… done date:… stat:… err:… text:…".
/// SMSCs write it in any case, with fields left out or in another order, and with spaces after the colons.
/// </summary>
public static partial class DeliveryReceiptText
{
    private const string Date = "yyMMddHHmm";
    private const int MostTextCharacters = 20;

    private static readonly string[] Dates = [Date, "yyMMddHHmmss", "yyyyMMddHHmmss"];

    public static string Format(DeliveryReceipt receipt) => string.Create(
        CultureInfo.InvariantCulture,
        $"id:{receipt.MessageId} sub:{receipt.Submitted ?? 1:000} dlvrd:{receipt.Delivered ?? 0:000} submit date:{DateText(receipt.SubmitDate)} done date:{DateText(receipt.DoneDate)} stat:{MessageStateWords.WordOf(receipt.State ?? MessageState.Unknown)} err:{receipt.Error ?? "000"} text:{Start(receipt.Text)}");

    /// <summary>Reads what is there; text that is no receipt gives one in which everything is null.</summary>
    public static DeliveryReceipt Parse(string text)
    {
        var receipt = new DeliveryReceipt();
        var labels = Label().Matches(text);
        for (var i = 0; i < labels.Count; i++)
        {
            var start = labels[i].Index + labels[i].Length;
            var name = labels[i].Groups[1].Value.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
            // The message itself may hold words that look like labels.
            if (name == "TEXT")
                return receipt with { Text = text[start..] };
            var value = text[start..(i + 1 < labels.Count ? labels[i + 1].Index : text.Length)].Trim(' ', '\0', '\r', '\n', '\t');
            if (value.Length > 0)
                receipt = With(receipt, name, value);
        }
        return receipt;
    }

    private static DeliveryReceipt With(DeliveryReceipt receipt, string name, string value) => name switch
    {
        "ID" => receipt with { MessageId = value },
        "SUB" => receipt with { Submitted = Number(value) },
        "DLVRD" => receipt with { Delivered = Number(value) },
        "SUBMITDATE" => receipt with { SubmitDate = DateOf(value) },
        "DONEDATE" => receipt with { DoneDate = DateOf(value) },
        "STAT" => receipt with { State = MessageStateWords.Parse(value) },
        _ => receipt with { Error = value },
    };

    private static string Start(string? text) => text is { Length: > MostTextCharacters } ? text[..MostTextCharacters] : text ?? "";

    private static string DateText(DateTime? date) => date?.ToString(Date, CultureInfo.InvariantCulture) ?? "0000000000";

    private static int? Number(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTime? DateOf(string value) =>
        DateTime.TryParseExact(value, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    [GeneratedRegex(@"(?<![^\s])(id|sub|dlvrd|submit\s*date|done\s*date|stat|err|text)\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
