using Microsoft.EntityFrameworkCore;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Sums of a range of ids, by account and content type: ids are in the order of time, so a range is a part of the key. Content types are as they were submitted, with their parameters.</summary>
internal static class UsageQuery
{
    private const string PushesSql =
        "SELECT p.account_id AS \"AccountId\", coalesce(p.content_type, '') AS \"ContentType\", count(*) AS \"Count\", count(*) AS \"Segments\" FROM pushes p WHERE p.id >= $from AND p.id < $to GROUP BY 1, 2";

    private const string TransactionsSql =
        "SELECT p.account_id AS \"AccountId\", coalesce(p.content_type, '') AS \"ContentType\", count(*) AS \"Count\", sum(t.segments) AS \"Segments\" " +
        "FROM transactions t JOIN pushes p ON p.id = t.push_id WHERE t.id >= $from AND t.id <= $last AND t.push_id >= $from AND t.push_id < $to GROUP BY 1, 2";

    /// <summary>Pushes as they were submitted.</summary>
    internal static IQueryable<UsageSum> SubmissionsIn(this PortalDbContext db, long from, long to) =>
        db.Database.SqlQueryRaw<UsageSum>(db.Sql(PushesSql), db.Parameter("$from", from), db.Parameter("$to", to));

    /// <summary>The same by recipients, with their segments.</summary>
    /// <param name="last">The last id that a recipient of these pushes can have: theirs follow the push's own, and go on behind the end of the range.</param>
    internal static IQueryable<UsageSum> PushesIn(this PortalDbContext db, long from, long to, long last) =>
        db.Database.SqlQueryRaw<UsageSum>(db.Sql(TransactionsSql), db.Parameter("$from", from), db.Parameter("$to", to), db.Parameter("$last", last));

    internal sealed record UsageSum(long AccountId, string ContentType, long Count, long Segments);
}
