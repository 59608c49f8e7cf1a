using Microsoft.EntityFrameworkCore;
using PushPortal.Infrastructure.Persistence.Sqlite;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Makes contexts of the configured database under their common name.</summary>
internal sealed class PortalDbContextFactory(IDbContextFactory<SqliteDbContext> sqlite) : IDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext() => sqlite.CreateDbContext();
}
