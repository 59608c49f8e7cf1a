using System.Text.RegularExpressions;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>
/// Our statements as PostgreSQL takes them. They are the same for every database but for what tells SQLite's planner which index to enter and which loop comes first: PostgreSQL
/// finds both by its statistics.
/// </summary>
internal static partial class PostgresDialect
{
    private const string Ids = "(SELECT CAST(value AS bigint) AS value FROM json_array_elements_text(CAST($ids AS json))) j";

    /// <summary>Parameters <c>$1 … $n</c> stay; named ones begin with an at.</summary>
    internal static string Of(string sql) =>
        NamedParameter().Replace(IndexHint().Replace(sql.Replace(PortalDbContext.Ids, Ids, StringComparison.Ordinal), "").Replace("CROSS JOIN", "JOIN", StringComparison.Ordinal), "@$1");

    [GeneratedRegex(@" INDEXED BY \w+")]
    private static partial Regex IndexHint();

    [GeneratedRegex(@"\$([a-zA-Z]\w*)")]
    private static partial Regex NamedParameter();
}
