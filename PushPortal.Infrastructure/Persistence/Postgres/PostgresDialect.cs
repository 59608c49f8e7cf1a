using System.Text.RegularExpressions;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>
/// Our statements as PostgreSQL takes them. They are the same for every database but for what tells SQLite's planner which index to enter and which loop comes first: PostgreSQL
/// finds both by its statistics.
/// </summary>
internal static partial class PostgresDialect
{
    private const string Ids = "(SELECT CAST(value AS bigint) AS value FROM json_array_elements_text(CAST($$$1 AS json))) j";

    /// <summary>Parameters <c>$1 … $n</c> stay; named ones begin with an at.</summary>
    internal static string Of(string sql) =>
        NamedParameter().Replace(IndexHint().Replace(ListOfIds().Replace(sql, Ids), "").Replace("CROSS JOIN", "JOIN", StringComparison.Ordinal), "@$1");

    /// <summary>A statement that writes one row as one that writes as many as it is given arrays of their values, one array for each parameter.</summary>
    /// <param name="types">Of the parameters.</param>
    internal static string OfMany(string sql, IEnumerable<string> types)
    {
        var rows = types.Select((type, at) => (Array: $"CAST(${at + 1} AS {type}[])", Column: $"v{at + 1}")).ToList();
        var source = $"unnest({string.Join(", ", rows.Select(row => row.Array))}) AS r({string.Join(", ", rows.Select(row => row.Column))})";
        var text = Placeholder().Replace(Of(sql), "r.v$1");
        return text switch
        {
            _ when Insert().Match(text) is { Success: true } insert => $"{insert.Groups[1]} SELECT {insert.Groups[2]} FROM {source}{insert.Groups[3]}",
            _ when Update().Match(text) is { Success: true } update => $"{update.Groups[1]} FROM {source} WHERE {update.Groups[2]}",
            _ when Delete().Match(text) is { Success: true } delete => $"{delete.Groups[1]} USING {source} WHERE {delete.Groups[2]}",
            _ => throw new ArgumentException($"This writes no single row: {sql}", nameof(sql)),
        };
    }

    /// <summary>A parameter that is a text of JSON: an array of ids.</summary>
    [GeneratedRegex(@"json_each\(\$(\w+)\) j")]
    private static partial Regex ListOfIds();

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(INSERT INTO .+?) VALUES \((.+?)\)( ON CONFLICT .+)?$")]
    private static partial Regex Insert();

    [GeneratedRegex("^(UPDATE .+) WHERE (.+)$")]
    private static partial Regex Update();

    [GeneratedRegex("^(DELETE FROM .+) WHERE (.+)$")]
    private static partial Regex Delete();

    [GeneratedRegex(@" INDEXED BY \w+")]
    private static partial Regex IndexHint();

    [GeneratedRegex(@"\$([a-zA-Z]\w*)")]
    private static partial Regex NamedParameter();
}
