using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Sums of the counts. They are kept for as long as pushes are, so it goes from account to account and reads the hours that are asked for.</summary>
internal static class CountQuery
{
    private static readonly string NowSql =
        $"{AccountsIn("counts")} SELECT c.kind AS \"Kind\", sum(c.count) AS \"Sum\" FROM accounts a CROSS JOIN counts c ON c.account_id = a.id AND c.hour = 0 GROUP BY c.kind";

    private static readonly string HoursSql = TrafficSql("counts", "hour");

    private static readonly string MinutesSql = TrafficSql("minute_counts", "minute");

    /// <summary>An account's counts are few; those of all are found by the index that has failures alone.</summary>
    private static readonly string FailuresOfAccountSql = FailuresSql("", "account_id = $account AND ");

    private static readonly string AllFailuresSql = FailuresSql($"INDEXED BY {CountRow.FailuresIndex}", "");

    private static readonly string FailuresByAccountSql =
        $"SELECT account_id AS \"AccountId\", kind AS \"Kind\", sum(count) AS \"Sum\" FROM counts INDEXED BY {CountRow.FailuresIndex} WHERE hour >= $first AND hour < $end AND {CountRow.IsFailure} " +
        "AND ($account = 0 OR account_id = $account) GROUP BY account_id, kind HAVING sum(count) > 0";

    /// <summary>What stands now, by kind.</summary>
    /// <param name="accountId">Null for all accounts.</param>
    internal static IQueryable<KindSum> CountsNow(this PortalDbContext db, long? accountId) =>
        db.Database.SqlQueryRaw<KindSum>(db.Sql(NowSql), db.Parameter("$account", accountId));

    /// <summary>What stands failed, by kind, in the hours of the filter; its cause and whether it may be retried are not looked at.</summary>
    internal static IQueryable<KindSum> FailureCounts(this PortalDbContext db, FailureFilter filter) => db.Database.SqlQueryRaw<KindSum>(
        db.Sql(filter.AccountId is null ? AllFailuresSql : FailuresOfAccountSql), FailureParameters(db, filter));

    /// <summary>The same by account.</summary>
    internal static IQueryable<AccountKindSum> FailureCountsByAccount(this PortalDbContext db, FailureFilter filter) =>
        db.Database.SqlQueryRaw<AccountKindSum>(db.Sql(FailuresByAccountSql), FailureParameters(db, filter));

    /// <summary>What happened in a range of hours, or of minutes, by step and kind.</summary>
    internal static IQueryable<StepSum> Traffic(this PortalDbContext db, long? accountId, TrafficRange range, DateTimeOffset start) => db.Database.SqlQueryRaw<StepSum>(
        db.Sql(range.IsOfMinutes ? MinutesSql : HoursSql),
        db.Parameter("$account", accountId),
        db.Parameter("$first", StepOf(range, start)),
        db.Parameter("$end", StepOf(range, start + range.Length)),
        db.Parameter("$length", StepOf(range, DateTimeOffset.UnixEpoch + range.Step)));

    private static object[] FailureParameters(PortalDbContext db, FailureFilter filter) =>
    [
        db.Parameter("$account", filter.AccountId ?? 0),
        db.Parameter("$first", filter.From is { } from ? Hours.Of(from) : 1),
        db.Parameter("$end", filter.To is { } to ? Hours.Of(to) : long.MaxValue),
    ];

    private static long StepOf(TrafficRange range, DateTimeOffset at) => range.IsOfMinutes ? Hours.MinuteOf(at) : Hours.Of(at);

    /// <summary>The accounts that the table has, or the one that is asked for, found one after the other by the key.</summary>
    internal static string AccountsIn(string table) =>
        "WITH RECURSIVE accounts(id) AS (" +
        $"SELECT coalesce($account, (SELECT min(account_id) FROM {table})) UNION ALL " +
        $"SELECT (SELECT min(c.account_id) FROM {table} c WHERE c.account_id > a.id) FROM accounts a WHERE $account IS NULL AND a.id IS NOT NULL)";

    private static string TrafficSql(string table, string step) =>
        $"{AccountsIn(table)} SELECT (c.{step} - $first) / $length AS \"Step\", c.kind AS \"Kind\", sum(c.count) AS \"Sum\" FROM accounts a CROSS JOIN {table} c " +
        $"ON c.account_id = a.id AND c.{step} >= $first AND c.{step} < $end WHERE c.kind < {CountKind.FirstFailure} GROUP BY 1, 2";

    private static string FailuresSql(string index, string account) =>
        $"SELECT kind AS \"Kind\", sum(count) AS \"Sum\" FROM counts {index} WHERE {account}hour >= $first AND hour < $end AND {CountRow.IsFailure} GROUP BY kind HAVING sum(count) > 0";

    /// <param name="Step">Of the range, from 0.</param>
    internal sealed record StepSum(int Step, int Kind, long Sum);

    internal sealed record KindSum(int Kind, long Sum);

    internal sealed record AccountKindSum(long AccountId, int Kind, long Sum);
}
