using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>The groups of recipients in their table.</summary>
internal sealed class RecipientGroups(IDbContextFactory<PortalDbContext> contexts, IAccountDirectory accounts, TimeProvider clock) : IRecipientGroups
{
    private const char Between = '\n';

    public async Task<IReadOnlyList<RecipientGroupLine>> OfAsync(long accountId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.RecipientGroups
            .Where(row => row.AccountId == accountId)
            .OrderBy(row => row.Name)
            .Select(row => new RecipientGroupLine(row.Id, row.Name, row.Numbers == "" ? 0 : row.Numbers.Length - row.Numbers.Replace("\n", "").Length + 1))
            .ToListAsync(ct);
    }

    public async Task<IReadOnlyList<RecipientGroup>> PageAsync(long accountId, PageEdge<long>? edge, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var own = db.RecipientGroups.AsNoTracking().Where(row => row.AccountId == accountId);
        if (edge is { IsBefore: true, At: var first })
        {
            var newer = await own.Where(row => row.Id > first).OrderBy(row => row.Id).Take(limit).ToListAsync(ct);
            return [.. newer.Select(Group).Reverse()];
        }

        var last = edge?.At ?? long.MaxValue;
        return (await own.Where(row => row.Id < last).OrderByDescending(row => row.Id).Take(limit).ToListAsync(ct)).ConvertAll(Group);
    }

    public async Task<RecipientGroup?> FindAsync(long id, long accountId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.RecipientGroups.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.AccountId == accountId, ct) is { } found ? Group(found) : null;
    }

    public async Task<RecipientGroupSaved> SaveAsync(RecipientGroup group, Actor by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (group.Id == 0 && await db.RecipientGroups.CountAsync(row => row.AccountId == group.AccountId, ct) >= RecipientGroup.Most)
        {
            return new RecipientGroupSaved.TooMany();
        }

        var row = group.Id == 0
            ? db.RecipientGroups.Add(new RecipientGroupRow { AccountId = group.AccountId, Name = "", Numbers = "" }).Entity
            : await db.RecipientGroups.SingleOrDefaultAsync(row => row.Id == group.Id && row.AccountId == group.AccountId, ct);
        if (row is null)
        {
            return new RecipientGroupSaved.Gone();
        }

        var before = group.Id == 0 ? null : Facts(row);
        (row.Name, row.Numbers) = (group.Name, string.Join(Between, group.Numbers));
        var entry = by.Did(before is null ? AuditAction.RecipientGroupAdded : AuditAction.RecipientGroupChanged, AuditSubject.RecipientGroup(row.Name), accounts.Find(row.AccountId)?.Code);
        db.Record(entry.Changing(before, Facts(row)), clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(ct);
            return new RecipientGroupSaved.Saved(Group(row));
        }
        catch (DbUpdateConcurrencyException)
        {
            return new RecipientGroupSaved.Gone();
        }
        catch (DbUpdateException)
        {
            // The index says so whoever else is saving.
            if (await db.RecipientGroups.AnyAsync(other => other.AccountId == group.AccountId && other.Name == group.Name && other.Id != group.Id, ct))
            {
                return new RecipientGroupSaved.NameTaken();
            }

            throw;
        }
    }

    public async Task<bool> DeleteAsync(long id, long accountId, Actor by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.RecipientGroups.SingleOrDefaultAsync(row => row.Id == id && row.AccountId == accountId, ct) is not { } row)
        {
            return false;
        }

        db.Remove(row);
        db.Record(by.Did(AuditAction.RecipientGroupDeleted, AuditSubject.RecipientGroup(row.Name), accounts.Find(accountId)?.Code).Changing(Facts(row), null), clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else was first, and has the entry.
            return false;
        }
    }

    /// <summary>How many there are says enough: the audit log is kept for longer than numbers should be.</summary>
    private static object Facts(RecipientGroupRow row) => new { row.Name, Numbers = Group(row).Numbers.Count };

    private static RecipientGroup Group(RecipientGroupRow row) =>
        new() { Id = row.Id, AccountId = row.AccountId, Name = row.Name, Numbers = row.Numbers.Split(Between, StringSplitOptions.RemoveEmptyEntries) };
}
