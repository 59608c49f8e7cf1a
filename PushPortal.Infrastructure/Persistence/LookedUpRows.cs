using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Rows by their ids, for queries to go on from. The order of a CROSS JOIN is kept: otherwise SQLite may go through all rows of an account instead of these few.</summary>
internal static class LookedUpRows
{
    /// <summary>Of pushes, those that have the account, the status and the content that a filter asks for, and the transactions.</summary>
    internal static IQueryable<PushRow> PushesOf(this PortalDbContext db, IReadOnlyList<long> ids, PushFilter filter) => db.Pushes.FromSqlRaw(
        db.Sql($"SELECT p.* FROM {PortalDbContext.Ids} CROSS JOIN pushes p ON p.id = j.value AND {PushSliceQuery.Asked(filter)}"), [Json(db, ids), .. db.AskedValues(filter)]);

    /// <summary>Those to this number: ids that were looked up by it may name others.</summary>
    internal static IQueryable<TransactionRow> TransactionsOf(this PortalDbContext db, IReadOnlyList<long> ids, string recipient) =>
        db.Transactions.FromSqlRaw(db.Sql($"SELECT t.* FROM {PortalDbContext.Ids} CROSS JOIN transactions t ON t.id = j.value"), Json(db, ids))
            .AsNoTracking().Where(transaction => transaction.Recipient == recipient);

    private static DbParameter Json(PortalDbContext db, IReadOnlyList<long> ids) => db.Parameter("$ids", $"[{string.Join(',', ids)}]");
}
