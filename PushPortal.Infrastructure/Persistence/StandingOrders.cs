using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence.Rows;
using static PushPortal.Infrastructure.Persistence.StoredInstant;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Keeps what administrators order of the running gateway, so that it holds after a restart. Each is written together with its entry in the audit log.</summary>
internal sealed class StandingOrders(IDbContextFactory<PortalDbContext> contexts)
{
    internal async Task<IReadOnlyList<StandingOrderRow>> AllAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.StandingOrders.AsNoTracking().ToListAsync(ct);
    }

    /// <summary>Keeps an order in the place of the one before.</summary>
    internal async Task KeepAsync(StandingOrderRow order, AuditEntry entry, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.StandingOrders.FindAsync([order.Subject], ct) is { } before)
        {
            db.Entry(before).CurrentValues.SetValues(order);
        }
        else
        {
            db.Add(order);
        }

        db.Record(entry, Instant(order.OrderedAt));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>There is no order of this any more.</summary>
    internal async Task ForgetAsync(string subject, AuditEntry entry, DateTimeOffset at, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.StandingOrders.FindAsync([subject], ct) is { } before)
        {
            db.Remove(before);
        }

        db.Record(entry, at);
        await db.SaveChangesAsync(ct);
    }
}
