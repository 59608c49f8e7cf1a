using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Audit;

/// <summary>The audit log in its table. What is added goes by the message path's writer, with its next commit, so that it costs none of its own.</summary>
internal sealed class AuditLog(PushStore store, IDbContextFactory<PortalDbContext> contexts, TimeProvider clock) : IAuditLog
{
    /// <summary>For a commit: that the disk fails is known only when one has failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task WriteAsync(AuditEntry entry, CancellationToken ct)
    {
        var written = store.Writer.RunAsync(new AddAuditOperation(AuditRow.Of(entry, clock.GetUtcNow())));
        if (store.Writer.Trouble is not null)
        {
            return;
        }

        try
        {
            await written.WaitAsync(Patience, clock, ct);
        }
        catch (TimeoutException)
        {
            // It stays in the writer's queue: administrators must be able to sign in while the store fails.
        }
    }

    public async Task<AuditPage> PageAsync(AuditFilter filter, AuditPosition? after, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await Matching(db.Audit.AsNoTracking(), filter, after).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(limit + 1).ToListAsync(ct);
        var shown = rows.Take(limit).Select(row => row.Record()).ToList();
        return new AuditPage(shown, rows.Count > limit ? new AuditPosition(shown[^1].At, shown[^1].Id) : null);
    }

    public async Task<AuditRecord?> FindAsync(long id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await db.Audit.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct))?.Record();
    }

    private static IQueryable<AuditRow> Matching(IQueryable<AuditRow> rows, AuditFilter filter, AuditPosition? after)
    {
        rows = filter.Actor is { } actor ? rows.Where(row => row.Actor == actor) : rows;
        rows = filter.Action is { } action ? rows.Where(row => row.Action == action) : rows;
        rows = filter.Subject is { } subject ? rows.Where(row => row.Subject == subject) : rows;
        rows = filter.Account is { } account ? rows.Where(row => row.Account == account) : rows;
        if (filter.From is { } from)
        {
            var first = from.UtcTicks;
            rows = rows.Where(row => row.At >= first);
        }

        // One upper bound: the engine enters the index by it.
        var last = filter.To is { } to ? to.UtcTicks - 1 : long.MaxValue;
        if (after is not { } place)
        {
            return last == long.MaxValue ? rows : rows.Where(row => row.At <= last);
        }

        var (at, id) = (place.At.UtcTicks, place.Id);
        return at <= last
            ? rows.Where(row => row.At <= at && (row.At < at || row.Id < id))
            : rows.Where(row => row.At <= last);
    }
}
