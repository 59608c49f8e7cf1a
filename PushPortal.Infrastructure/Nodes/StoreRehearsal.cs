using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Nodes;

/// <summary>Reads once what a start reads of the store, while another node works on it: the model, the statements and the queries are built then, and what was read is read anew when it is this node's turn.</summary>
public sealed class StoreRehearsal
{
    private readonly StoreDatabase _database;
    private readonly IDbContextFactory<PortalDbContext> _contexts;
    private readonly AccountDirectory _accounts;

    /// <summary>For the container.</summary>
    internal StoreRehearsal(StoreDatabase database, IDbContextFactory<PortalDbContext> contexts, AccountDirectory accounts) => (_database, _contexts, _accounts) = (database, contexts, accounts);

    /// <exception cref="DbException">The database is away, or its schema is another version's.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        await using (var db = await _contexts.CreateDbContextAsync(ct))
        {
            await db.Database.GetPendingMigrationsAsync(ct);
        }

        await _accounts.LoadAsync(ct);
        StoreStartUp.LastId(_database);
        StoreStartUp.LoadSlices(_database);
    }
}
