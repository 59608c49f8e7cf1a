using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>The aliases in their table.</summary>
internal sealed class AddressAliases(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock) : IAddressAliases
{
    /// <summary>Behind every name that begins with what stands before it: the last character there is.</summary>
    private const string Last = "\U0010FFFF";

    public async Task<IReadOnlyDictionary<string, string>> ResolveAsync(long accountId, IReadOnlyCollection<string> names, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // As one parameter, whatever their number: ten thousand recipients are one statement.
        var found = await db.Aliases.AsNoTracking()
            .Where(row => EF.Parameter(names).Contains(row.Name) && (row.AccountId == AliasRow.Everybody || row.AccountId == accountId))
            .ToListAsync(ct);
        var numbers = new Dictionary<string, string>(found.Count);
        foreach (var row in found.OrderBy(row => row.AccountId))
        {
            numbers[row.Name] = row.Number;
        }

        return numbers;
    }

    public async Task<AliasPage> PageAsync(AliasSearch search, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var matching = Matching(db.Aliases.AsNoTracking(), search.Text);
        if (search.After is { } after)
        {
            matching = matching.Where(row => row.Name.CompareTo(after.Name) >= 0 && (row.Name.CompareTo(after.Name) > 0 || row.AccountId > after.AccountId));
        }

        var rows = await matching.OrderBy(row => row.Name).ThenBy(row => row.AccountId).Take(search.Limit + 1).ToListAsync(ct);
        var shown = rows.Take(search.Limit).ToList();
        return new AliasPage(shown.ConvertAll(Alias), rows.Count > search.Limit ? new AliasPosition(shown[^1].Name, shown[^1].AccountId) : null);
    }

    public async Task<AliasSaved> SaveAsync(AddressAlias alias, Actor by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = alias.Id == 0
            ? db.Aliases.Add(new AliasRow { Name = "", Number = "" }).Entity
            : await db.Aliases.FirstOrDefaultAsync(row => row.Id == alias.Id, ct);
        if (row is null)
        {
            return AliasSaved.Gone;
        }

        var before = alias.Id == 0 ? null : Facts(row);
        (row.Name, row.Number, row.AccountId) = (alias.Name, alias.Number, alias.AccountId ?? AliasRow.Everybody);
        var entry = by.Did(before is null ? AuditAction.AliasAdded : AuditAction.AliasChanged, AuditSubject.Alias(row.Name), await AccountOfAsync(db, row, ct));
        db.Record(entry.Changing(before, Facts(row)), clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(ct);
            return AliasSaved.Saved;
        }
        catch (DbUpdateConcurrencyException)
        {
            return AliasSaved.Gone;
        }
        catch (DbUpdateException)
        {
            // The index says so whoever else is saving; what else may have failed is not for the administrator to mend.
            if (await db.Aliases.AnyAsync(other => other.Name == row.Name && other.AccountId == row.AccountId && other.Id != alias.Id, ct))
            {
                return AliasSaved.NameTaken;
            }

            throw;
        }
    }

    public async Task DeleteAsync(long id, Actor by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Aliases.FirstOrDefaultAsync(row => row.Id == id, ct) is not { } row)
        {
            return;
        }

        db.Remove(row);
        db.Record(by.Did(AuditAction.AliasDeleted, AuditSubject.Alias(row.Name), await AccountOfAsync(db, row, ct)).Changing(Facts(row), null), clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else was first, and has the entry.
        }
    }

    private static object Facts(AliasRow row) => new { row.Name, row.Number };

    private static async Task<string?> AccountOfAsync(PortalDbContext db, AliasRow row, CancellationToken ct) =>
        row.AccountId == AliasRow.Everybody ? null : await db.Accounts.Where(account => account.Id == row.AccountId).Select(account => account.Code).FirstOrDefaultAsync(ct);

    private static IQueryable<AliasRow> Matching(IQueryable<AliasRow> aliases, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return aliases;
        }

        var name = AliasName.Of(text);
        var end = name + Last;
        return name[0] == '+'
            ? aliases.Where(row => row.Number == name)
            : aliases.Where(row => row.Name.CompareTo(name) >= 0 && row.Name.CompareTo(end) < 0);
    }

    private static AddressAlias Alias(AliasRow row) =>
        new() { Id = row.Id, Name = row.Name, Number = row.Number, AccountId = row.AccountId == AliasRow.Everybody ? null : row.AccountId };
}
