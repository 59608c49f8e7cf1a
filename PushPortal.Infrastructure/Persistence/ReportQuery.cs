using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Reports;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Sums of counts by day: of each account, or of each link, the hours of each day are one range of the key.</summary>
internal static class ReportQuery
{
    internal static IQueryable<AccountSum> ReportByAccount(this PortalDbContext db, ReportRange range, long? accountId) =>
        db.Database.SqlQueryRaw<AccountSum>(db.Sql(AccountsSql(range)), db.Parameter("$account", accountId));

    internal static IQueryable<LinkSum> ReportByLink(this PortalDbContext db, ReportRange range) => db.Database.SqlQueryRaw<LinkSum>(db.Sql(LinksSql(range)));

    private static string AccountsSql(ReportRange range) =>
        $"{CountQuery.AccountsIn("counts")}, {Days(range)} SELECT a.id AS \"AccountId\", d.day AS \"Day\", c.kind AS \"Kind\", sum(c.count) AS \"Sum\" " +
        "FROM accounts a CROSS JOIN days d ON 1 = 1 CROSS JOIN counts c " +
        $"ON c.account_id = a.id AND c.hour >= d.first AND c.hour < d.last WHERE c.kind < {CountKind.FirstFailure} GROUP BY 1, 2, 3";

    private static string LinksSql(ReportRange range) =>
        $"WITH {Days(range)} SELECT c.link AS \"Link\", d.day AS \"Day\", c.kind AS \"Kind\", sum(c.count) AS \"Sum\" FROM days d CROSS JOIN link_counts c " +
        "ON c.hour >= d.first AND c.hour < d.last GROUP BY 1, 2, 3";

    /// <summary>Put together of numbers alone: each day of the range with its hours.</summary>
    private static string Days(ReportRange range)
    {
        var days = range.Days.Select((day, at) => string.Create(CultureInfo.InvariantCulture, $"({at}, {Hours.Of(day.From)}, {Hours.Of(day.To)})"));
        return $"days(day, first, last) AS MATERIALIZED (VALUES {string.Join(", ", days)})";
    }

    /// <param name="Day">Of the range, from 0.</param>
    internal sealed record AccountSum(long AccountId, int Day, int Kind, long Sum);

    /// <inheritdoc cref="AccountSum"/>
    internal sealed record LinkSum(string Link, int Day, int Kind, long Sum);
}
