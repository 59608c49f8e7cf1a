using PushPortal.Domain.Audit;
using PushPortal.Domain.Notes;

namespace PushPortal.Tests.Portal;

/// <summary>Notes in memory.</summary>
internal sealed class KeptNotes(TimeProvider clock, KeptAudit audit) : IPushNotes
{
    internal List<(long PushId, PushNote Note)> All { get; } = [];

    public Task<IReadOnlyList<PushNote>> OfAsync(long pushId, long? accountId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PushNote>>([.. All.Where(kept => kept.PushId == pushId && (accountId is null || !kept.Note.IsOfStaff)).Select(kept => kept.Note)]);

    public Task<NoteAdded> AddAsync(long pushId, long? accountId, string text, Actor by, CancellationToken ct)
    {
        if (text.Trim().Length == 0)
        {
            return Task.FromResult(NoteAdded.Empty);
        }

        All.Add((pushId, new PushNote { Id = All.Count + 1, At = clock.GetUtcNow(), By = by.Name, IsOfStaff = accountId is null, Text = text.Trim() }));
        audit.Add(by.Did(AuditAction.PushNoteAdded, AuditSubject.Push(pushId)));
        return Task.FromResult(NoteAdded.Added);
    }
}
