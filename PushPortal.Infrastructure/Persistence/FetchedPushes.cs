using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.WapGateway;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Finds pushes by recipient and URL.</summary>
internal sealed class FetchedPushes(IDbContextFactory<PortalDbContext> contexts, ILookupTables lookups) : IFetchedPushes
{
    public async Task<Transaction?> FindAsync(string msisdn, string url, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        foreach (var ids in lookups.Find(LookupKind.Recipient, msisdn, after: 0, before: long.MaxValue, newestFirst: true))
        {
            var row = await (
                from transaction in db.TransactionsOf(ids, msisdn)
                join push in db.Pushes on transaction.PushId equals push.Id
                where push.Href == url
                orderby transaction.Id descending
                select transaction).FirstOrDefaultAsync(ct);
            if (row is not null)
            {
                return RowMapping.Transaction(row);
            }
        }

        return null;
    }

    public async Task<int> FetchesOfAsync(long transactionId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Timeline.CountAsync(line => line.TransactionId == transactionId && line.Kind == (byte)TimelineKind.Fetched, ct);
    }
}
