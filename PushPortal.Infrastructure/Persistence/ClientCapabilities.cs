using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Finds the capabilities that the message path stored with pushes.</summary>
internal sealed class ClientCapabilities(IDbContextFactory<PortalDbContext> contexts) : IClientCapabilities
{
    public async Task<byte[]?> FindAsync(long accountId, string recipient, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await (
            from known in db.RecipientCapabilities.AsNoTracking()
            join capabilities in db.Capabilities.AsNoTracking() on known.PushId equals capabilities.PushId
            where known.AccountId == accountId && known.Recipient == recipient
            select capabilities.Document).FirstOrDefaultAsync(ct);
    }
}
