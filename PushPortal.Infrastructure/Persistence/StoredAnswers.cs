using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Requests;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>The answers in their table.</summary>
internal sealed class StoredAnswers(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock) : IStoredAnswers
{
    public async Task<StoredAnswer?> FindAsync(long accountId, string key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.StoredAnswers.AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == accountId && row.Key == key, ct) is { } row
            ? new StoredAnswer(row.BodyHash, row.Status, row.Location, row.Body)
            : null;
    }

    public async Task KeepAsync(long accountId, string key, StoredAnswer answer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.StoredAnswers.Add(new StoredAnswerRow
        {
            AccountId = accountId,
            Key = key,
            BodyHash = answer.BodyHash.ToArray(),
            Status = answer.Status,
            Location = answer.Location,
            Body = answer.Body.ToArray(),
            At = clock.GetUtcNow().UtcTicks,
        });
        await db.SaveChangesAsync(ct);
    }
}
