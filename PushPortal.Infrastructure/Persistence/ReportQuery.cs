using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Reports;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Sums of counts by day: of each account, or of each link, the hours of each day are one range of the key.</summary>
internal static class ReportQuery
{
    private const string Days = "days(day, first, last) AS MATERIALIZED (SELECT key, value ->> 0, value ->> 1 FROM json_each($days))";

    internal static readonly string AccountsSql =
        $"{CountQuery.AccountsIn("counts")}, {Days} SELECT a.id AS AccountId, d.day AS Day, c.kind AS Kind, sum(c.count) AS Sum FROM accounts a CROSS JOIN days d CROSS JOIN counts c " +
        $"ON c.account_id = a.id AND c.hour >= d.first AND c.hour < d.last WHERE c.kind < {CountKind.FirstFailure} GROUP BY 1, 2, 3";

    internal const string LinksSql =
        $"WITH {Days} SELECT c.link AS Link, d.day AS Day, c.kind AS Kind, sum(c.count) AS Sum FROM days d CROSS JOIN link_counts c " +
        "ON c.hour >= d.first AND c.hour < d.last GROUP BY 1, 2, 3";

    internal static IQueryable<AccountSum> ReportByAccount(this PortalDbContext db, ReportRange range, long? accountId) =>
        db.Database.SqlQueryRaw<AccountSum>(AccountsSql, new SqliteParameter("$account", (object?)accountId ?? DBNull.Value), DaysOf(range));

    internal static IQueryable<LinkSum> ReportByLink(this PortalDbContext db, ReportRange range) => db.Database.SqlQueryRaw<LinkSum>(LinksSql, DaysOf(range));

    private static SqliteParameter DaysOf(ReportRange range) =>
        new("$days", JsonSerializer.Serialize<IEnumerable<long[]>>(range.Days.Select(day => new[] { Hours.Of(day.From), Hours.Of(day.To) })));

    /// <param name="Day">Of the range, from 0.</param>
    internal sealed record AccountSum(long AccountId, int Day, int Kind, long Sum);

    /// <inheritdoc cref="AccountSum"/>
    internal sealed record LinkSum(string Link, int Day, int Kind, long Sum);
}
