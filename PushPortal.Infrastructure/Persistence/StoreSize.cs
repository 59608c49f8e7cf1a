using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Asks the database, which knows: nothing is gone through.</summary>
internal sealed class StoreSize(IDbContextFactory<PortalDbContext> contexts) : IStoreSize
{
    public async Task<long> OctetsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Database.SqlQueryRaw<long>(db.SizeSql).SingleAsync(ct);
    }
}
