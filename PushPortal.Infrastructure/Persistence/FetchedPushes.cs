using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.WapGateway;
using PushPortal.Infrastructure.WapGateway;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Finds pushes by recipient and URL, among the newest of a recipient: the handset waits for its content meanwhile, and it may have had very many pushes.</summary>
internal sealed class FetchedPushes(IDbContextFactory<PortalDbContext> contexts, ILookupTables lookups, IOptions<WapGatewayOptions> options) : IFetchedPushes
{
    public async Task<Transaction?> FindAsync(string msisdn, string url, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var left = options.Value.MaxPushesSearched;
        foreach (var found in lookups.Find(LookupKind.Recipient, msisdn, after: 0, before: long.MaxValue, newestFirst: true))
        {
            IReadOnlyList<long> ids = [.. found.Take(left)];
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

            if ((left -= ids.Count) == 0)
            {
                break;
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
