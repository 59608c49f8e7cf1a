using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Tests.Persistence;

/// <summary>Makes contexts on a store, and lets something happen just before and just after each of their commits: what another does at that moment.</summary>
internal sealed class SaveHook(StoreUnderTest store) : SaveChangesInterceptor, IDbContextFactory<PortalDbContext>
{
    public Action? Before { get; set; }

    public Action? After { get; set; }

    public PortalDbContext CreateDbContext() => store.CreateDbContext(this);

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Before?.Invoke();
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        After?.Invoke();
        return base.SavedChangesAsync(eventData, result, cancellationToken);
    }
}
