using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Sums of the counts. They are kept for as long as pushes are, so it goes from account to account and reads the beginning and the end of each.</summary>
internal static class CountQuery
{
    private const string Sql =
        "WITH RECURSIVE accounts(id) AS (" +
        "SELECT coalesce($account, (SELECT min(account_id) FROM counts)) UNION ALL " +
        "SELECT (SELECT min(c.account_id) FROM counts c WHERE c.account_id > a.id) FROM accounts a WHERE $account IS NULL AND a.id IS NOT NULL), " +
        "hours(first, last) AS (VALUES (0, 0), ($since, 9223372036854775807)) " +
        "SELECT c.kind AS Kind, sum(c.count) AS Sum FROM accounts a CROSS JOIN hours h CROSS JOIN counts c ON c.account_id = a.id AND c.hour BETWEEN h.first AND h.last " +
        "GROUP BY c.kind";

    /// <summary>What stands now, and what was counted from an hour on, by kind.</summary>
    /// <param name="accountId">Null for all accounts.</param>
    internal static IQueryable<KindSum> CountsSince(this PortalDbContext db, long? accountId, long hour) =>
        db.Database.SqlQueryRaw<KindSum>(Sql, new SqliteParameter("$account", (object?)accountId ?? DBNull.Value), new SqliteParameter("$since", hour));

    internal sealed record KindSum(int Kind, long Sum);
}
