using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Infrastructure.Persistence.Postgres;
using PushPortal.Infrastructure.Persistence.Sqlite;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Makes contexts of the configured database under their common name.</summary>
internal sealed class PortalDbContextFactory(StoreDatabase database, IServiceProvider provider) : IDbContextFactory<PortalDbContext>
{
    private readonly Func<PortalDbContext> _create = database is PostgresDatabase
        ? provider.GetRequiredService<IDbContextFactory<PostgresDbContext>>().CreateDbContext
        : provider.GetRequiredService<IDbContextFactory<SqliteDbContext>>().CreateDbContext;

    public PortalDbContext CreateDbContext() => _create();
}
