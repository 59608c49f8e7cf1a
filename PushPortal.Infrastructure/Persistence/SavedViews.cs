using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Views;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>The saved views in their tables.</summary>
internal sealed class SavedViews(IDbContextFactory<PortalDbContext> contexts, IAccountDirectory accounts, IdSequence ids, TimeProvider clock) : ISavedViews
{
    public async Task<IReadOnlyList<SavedView>> OfAsync(ViewList list, ViewUser user, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var begins = await db.DefaultViews.Where(row => row.User == user.Name && row.List == (byte)list).Select(row => row.ViewId).FirstOrDefaultAsync(ct);
        var rows = await db.SavedViews.AsNoTracking().Where(SeenBy(user, list)).ToListAsync(ct);
        return [.. rows.Select(row => View(row) with { IsDefault = row.Id == begins }).OrderBy(view => view.Name, StringComparer.OrdinalIgnoreCase).ThenBy(view => view.Id)];
    }

    public async Task<string?> DefaultAsync(ViewList list, ViewUser user, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SavedViews.Where(SeenBy(user, list))
            .Where(view => db.DefaultViews.Any(row => row.User == user.Name && row.List == (byte)list && row.ViewId == view.Id))
            .Select(view => view.Query)
            .FirstOrDefaultAsync(ct);
    }

    public async Task<ViewSaved> AddAsync(ViewList list, string query, ViewEdit edit, ViewUser user, Actor by, CancellationToken ct)
    {
        if (!SavedView.Keeps(query))
        {
            return ViewSaved.BadQuery;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var seen = await db.SavedViews.AsNoTracking().Where(SeenBy(user, list)).ToListAsync(ct);
        if (seen.Count(view => view.Owner == user.Name) >= SavedView.Most)
        {
            return ViewSaved.TooMany;
        }

        var row = new SavedViewRow { Id = ids.Next(), AccountId = AccountOf(user), List = (byte)list, Owner = user.Name, Name = "", Query = query };
        if (edit.Against(user, seen.Select(view => view.Name)) is { } why)
        {
            return why;
        }

        db.SavedViews.Add(row);
        return await SaveAsync(db, row, edit, by, null, ct);
    }

    public async Task<ViewSaved> ChangeAsync(long id, ViewEdit edit, ViewUser user, Actor by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FindAsync(db, id, user, ct) is not { } row)
        {
            return ViewSaved.NotFound;
        }

        var seen = await db.SavedViews.AsNoTracking().Where(SeenBy(user, (ViewList)row.List)).ToListAsync(ct);
        return edit.Against(user, seen.Where(view => view.Id != id).Select(view => view.Name)) ?? await SaveAsync(db, row, edit, by, View(row), ct);
    }

    public async Task<ViewSaved> RemoveAsync(long id, ViewUser user, Actor by, string? reason, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FindAsync(db, id, user, ct) is not { } row)
        {
            return ViewSaved.NotFound;
        }

        db.SavedViews.Remove(row);
        db.DefaultViews.RemoveRange(await db.DefaultViews.Where(chosen => chosen.ViewId == id).ToListAsync(ct));
        if (row.Shared)
        {
            db.Record(by.Did(AuditAction.SharedViewRemoved, AuditSubject.SavedView(row.Name), CodeOf(row), reason).Changing(Facts(View(row)), null), clock.GetUtcNow());
        }

        return await SaveAsync(db, ct);
    }

    public async Task<ViewSaved> BeginWithAsync(ViewList list, long? id, ViewUser user, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (id is not null && !await db.SavedViews.Where(SeenBy(user, list)).AnyAsync(view => view.Id == id, ct))
        {
            return ViewSaved.NotFound;
        }

        var row = await db.DefaultViews.FindAsync([user.Name, (byte)list], ct);
        if (id is { } chosen)
        {
            row ??= db.DefaultViews.Add(new DefaultViewRow { User = user.Name, List = (byte)list }).Entity;
            row.ViewId = chosen;
        }
        else if (row is not null)
        {
            db.DefaultViews.Remove(row);
        }

        return await SaveAsync(db, ct);
    }

    private async Task<ViewSaved> SaveAsync(PortalDbContext db, SavedViewRow row, ViewEdit edit, Actor by, SavedView? before, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        (row.Name, row.Shared, row.ChangedAt, row.Version) = (edit.Title, edit.IsShared, now.UtcTicks, row.Version + 1);
        if (row.Shared || before is { IsShared: true })
        {
            var action = before is { IsShared: true } ? AuditAction.SharedViewChanged : AuditAction.SharedViewAdded;
            db.Record(by.Did(action, AuditSubject.SavedView(row.Name), CodeOf(row)).Changing(before is null ? null : Facts(before), Facts(View(row))), now);
        }

        return await SaveAsync(db, ct);
    }

    /// <summary>Two who change one at the same time: the second finds it changed, and may look again.</summary>
    private static async Task<ViewSaved> SaveAsync(PortalDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return ViewSaved.Saved;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ViewSaved.NotFound;
        }
    }

    private static async Task<SavedViewRow?> FindAsync(PortalDbContext db, long id, ViewUser user, CancellationToken ct)
    {
        var account = AccountOf(user);
        return await db.SavedViews.FirstOrDefaultAsync(view => view.Id == id && view.AccountId == account, ct) is { } row && View(row).MayBeChangedBy(user) ? row : null;
    }

    private static Expression<Func<SavedViewRow, bool>> SeenBy(ViewUser user, ViewList list)
    {
        var (account, name, number) = (AccountOf(user), user.Name, (byte)list);
        return view => view.AccountId == account && view.List == number && (view.Shared || view.Owner == name);
    }

    private static long AccountOf(ViewUser user) => user.AccountId ?? SavedViewRow.Staff;

    private string? CodeOf(SavedViewRow row) => row.AccountId == SavedViewRow.Staff ? null : accounts.Find(row.AccountId)?.Code;

    private static object Facts(SavedView view) => new { view.List, view.Name, view.Query, view.IsShared, view.Owner };

    private static SavedView View(SavedViewRow row) => new()
    {
        Id = row.Id,
        List = (ViewList)row.List,
        Owner = row.Owner,
        IsShared = row.Shared,
        Name = row.Name,
        Query = row.Query,
    };
}
