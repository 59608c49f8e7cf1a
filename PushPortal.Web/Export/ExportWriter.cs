using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PushPortal.Web.Export;

/// <summary>Writes rows into an answer while they are read, however many there are: as CSV (RFC 4180) or as JSON lines. Columns have the same names in every language, instants are in UTC, or in the zone that was asked for.</summary>
internal sealed class ExportWriter
{
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Outside UTC: with what the zone's clocks are ahead of it.</summary>
    private const string ZonedForm = "yyyy-MM-dd'T'HH:mm:ss.fffzzz";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private readonly HttpResponse _response;
    private readonly ExportFormat _format;
    private readonly string[] _columns;
    private readonly StringBuilder _text = new();

    private readonly TimeZoneInfo _zone;

    private ExportWriter(HttpResponse response, ExportFormat format, TimeZoneInfo zone, string[] columns) => (_response, _format, _zone, _columns) = (response, format, zone, columns);

    /// <summary>The format by its word in a query: <c>jsonl</c>, otherwise CSV.</summary>
    internal static ExportFormat FormatOf(IQueryCollection query) => query["format"] == "jsonl" ? ExportFormat.JsonLines : ExportFormat.Csv;

    /// <summary>Begins a download.</summary>
    /// <param name="name">Of the file, without its ending.</param>
    internal static ExportWriter Begin(HttpResponse response, string name, ExportFormat format, params string[] columns) => Begin(response, name, format, TimeZoneInfo.Utc, columns);

    /// <inheritdoc cref="Begin(HttpResponse, string, ExportFormat, string[])"/>
    /// <param name="zone">That of the instants.</param>
    internal static ExportWriter Begin(HttpResponse response, string name, ExportFormat format, TimeZoneInfo zone, params string[] columns)
    {
        var (type, ending) = format == ExportFormat.Csv ? ("text/csv; charset=utf-8", "csv") : ("application/jsonl; charset=utf-8", "jsonl");
        response.ContentType = type;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{ending}\"";
        var writer = new ExportWriter(response, format, zone, columns);
        if (format == ExportFormat.Csv)
        {
            writer.AddLine(columns);
        }

        return writer;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="cells">A text, a whole number, an instant, or null for none, for each column.</param>
    internal void Add(params object?[] cells)
    {
        if (_format == ExportFormat.Csv)
        {
            AddLine(Array.ConvertAll(cells, TextOf));
            return;
        }

        var values = new Dictionary<string, object?>();
        for (var at = 0; at < _columns.Length; at++)
        {
            values[_columns[at]] = cells[at] is DateTimeOffset instant ? TextOf(instant) : cells[at];
        }

        _text.Append(JsonSerializer.Serialize(values)).Append('\n');
    }

    /// <summary>Sends what was added.</summary>
    internal async Task FlushAsync(CancellationToken ct)
    {
        await _response.WriteAsync(_text.ToString(), ct);
        _text.Clear();
    }

    /// <summary>A cell of CSV. A spreadsheet would run what begins like a formula: it gets an apostrophe in front, which spreadsheets do not show. Signed numbers stay as they are.</summary>
    internal static string CellOf(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !IsNumber(text) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static bool IsNumber(string text) => text.Length > 1 && text[0] is '+' or '-' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    private string TextOf(object? cell) => cell switch
    {
        null => "",
        string text => text,
        DateTimeOffset at when _zone == TimeZoneInfo.Utc => at.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture),
        DateTimeOffset at => TimeZoneInfo.ConvertTime(at, _zone).ToString(ZonedForm, CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A cell cannot be a {cell.GetType().Name}", nameof(cell)),
    };

    private void AddLine(string[] cells) => _text.AppendJoin(',', cells.Select(CellOf)).Append("\r\n");
}
