using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Tests.Persistence;

/// <summary>Makes contexts on a store, and keeps the statements that are read through them.</summary>
internal sealed class SeenStatements(StoreUnderTest store) : DbCommandInterceptor, IDbContextFactory<PortalDbContext>
{
    public List<string> All { get; } = [];

    public PortalDbContext CreateDbContext() => store.CreateDbContext(this);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        All.Add(command.CommandText);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
