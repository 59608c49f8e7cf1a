using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.WapGateway;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Finds pushes by recipient and URL.</summary>
internal sealed class FetchedPushes(IDbContextFactory<PortalDbContext> contexts) : IFetchedPushes
{
    public async Task<Transaction?> FindAsync(string msisdn, string url, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await (
            from transaction in db.ToRecipient(msisdn)
            join push in db.Pushes on transaction.PushId equals push.Id
            where push.Href == url
            orderby transaction.Id descending
            select transaction).FirstOrDefaultAsync(ct);
        return row is null ? null : RowMapping.Transaction(row);
    }
}
