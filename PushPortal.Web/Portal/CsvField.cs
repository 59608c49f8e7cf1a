namespace PushPortal.Web.Portal;

/// <summary>
/// A field of comma-separated values (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe in front, so that it shows the text instead of running it.
/// </summary>
internal static class CsvField
{
    internal static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + text : text;
        return safe.AsSpan().ContainsAny("\",\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
