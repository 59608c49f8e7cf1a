using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Notes;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence.Rows;
using static PushPortal.Infrastructure.Persistence.StoredInstant;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>The notes in their table.</summary>
internal sealed class PushNotes(IDbContextFactory<PortalDbContext> contexts, IAccountDirectory accounts, IdSequence ids, TimeProvider clock) : IPushNotes
{
    public async Task<IReadOnlyList<PushNote>> OfAsync(long pushId, long? accountId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.PushNotes.AsNoTracking()
            .Where(note => note.PushId == pushId && (accountId == null || (!note.OfStaff && db.Pushes.Any(push => push.Id == pushId && push.AccountId == accountId))))
            .OrderBy(note => note.Id)
            .ToListAsync(ct);
        return rows.ConvertAll(row => new PushNote { Id = row.Id, At = Instant(row.At), By = row.By, IsOfStaff = row.OfStaff, Text = row.Text });
    }

    public async Task<NoteAdded> AddAsync(long pushId, long? accountId, string text, Actor by, CancellationToken ct)
    {
        if (PushNote.Against(text, out var kept) is { } why)
        {
            return why;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.AccountOfPushAsync(pushId, accountId, ct) is not { } owner)
        {
            return NoteAdded.NotFound;
        }

        if (await db.PushNotes.CountAsync(note => note.PushId == pushId, ct) >= PushNote.MostOfPush)
        {
            return NoteAdded.TooMany;
        }

        var now = clock.GetUtcNow();
        db.PushNotes.Add(new PushNoteRow { PushId = pushId, Id = ids.Next(), At = now.UtcTicks, By = by.Name, OfStaff = accountId is null, Text = kept });
        db.Record(by.Did(AuditAction.PushNoteAdded, AuditSubject.Push(pushId), accounts.Find(owner)?.Code), now);
        await db.SaveChangesAsync(ct);
        return NoteAdded.Added;
    }
}
