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

    /// <exception cref="DbException">The database is away.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        await using (var db = await _contexts.CreateDbContextAsync(ct))
        {
            if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
            {
                // An older version works on it, or nobody has yet: its tables are not those that this version reads.
                return;
            }
        }

        await _accounts.LoadAsync(ct);
        StoreStartUp.LastId(_database);
        StoreStartUp.LoadSlices(_database);
    }
}
