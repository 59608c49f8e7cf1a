using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Refusals;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Refusals: written by the message path's writer, which has a commit for them anyway, and read by pages.</summary>
internal sealed class RefusalStore(PushStore store, IDbContextFactory<PortalDbContext> contexts) : IRefusalStore
{
    public Task AddAsync(IReadOnlyList<Refusal> refusals) => store.Writer.RunAsync(new AddRefusalsOperation(refusals));

    public async Task<IReadOnlyList<Refusal>> PageAsync(RefusalFilter filter, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var end = filter.Before ?? long.MaxValue;
        var rows = db.Refusals.AsNoTracking().Where(row => row.Id < end);
        if (filter.AccountId is { } account)
        {
            rows = rows.Where(row => row.AccountId == account);
        }

        if (filter.Source is { } source)
        {
            rows = rows.Where(row => row.Source == (byte)source);
        }

        if (filter.PushId is { } pushId)
        {
            rows = rows.Where(row => row.PushId == pushId);
        }

        if (filter.TraceId is { } trace)
        {
            rows = rows.Where(row => row.TraceId == trace);
        }

        return (await rows.OrderByDescending(row => row.Id).Take(limit).ToListAsync(ct)).ConvertAll(Refusal);
    }

    public async Task<Refusal?> FindAsync(long id, long? accountId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Refusals.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && (accountId == null || row.AccountId == accountId), ct) is { } row ? Refusal(row) : null;
    }

    private static Refusal Refusal(RefusalRow row) => new()
    {
        Id = row.Id,
        At = IdSequence.MadeAt(row.Id),
        AccountId = row.AccountId,
        Source = (PushSource)row.Source,
        Code = row.Code,
        Reason = row.Reason,
        PushId = row.PushId,
        TraceId = row.TraceId,
    };
}
