using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Changes tags in their table, where the message path writes those of submissions.</summary>
internal sealed class PushTags(IDbContextFactory<PortalDbContext> contexts, IAccountDirectory accounts, TimeProvider clock) : IPushTags, IDisposable
{
    /// <summary>Who sets tags finds what the one before set: otherwise both sets would stand together.</summary>
    private readonly SemaphoreSlim _one = new(1);

    public async Task<bool> SetAsync(long pushId, long? accountId, IReadOnlyList<string> tags, Actor by, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            return await ReplaceAsync(pushId, accountId, tags, by, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<bool> ReplaceAsync(long pushId, long? accountId, IReadOnlyList<string> tags, Actor by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.AccountOfPushAsync(pushId, accountId, ct) is not { } owner)
        {
            return false;
        }

        var rows = await db.PushTags.Where(row => row.PushId == pushId).OrderBy(row => row.Tag).ToListAsync(ct);
        var before = rows.ConvertAll(row => row.Tag);
        var after = tags.Order(StringComparer.Ordinal).ToList();
        if (before.SequenceEqual(after))
        {
            return true;
        }

        db.PushTags.RemoveRange(rows.Where(row => !after.Contains(row.Tag)));
        db.PushTags.AddRange(after.Except(before).Select(tag => new PushTagRow { AccountId = owner, Tag = tag, PushId = pushId }));
        db.Record(
            by.Did(AuditAction.PushTagsChanged, AuditSubject.Push(pushId), accounts.Find(owner)?.Code).Changing(new { Tags = string.Join(' ', before) }, new { Tags = string.Join(' ', after) }),
            clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return true;
    }
}
