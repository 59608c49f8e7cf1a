using PushPortal.Domain.Audit;

namespace PushPortal.Domain.Notes;

/// <summary>Notes on pushes, apart from the message path. An <c>accountId</c> is that of a provider's member; null is staff.</summary>
public interface IPushNotes
{
    /// <summary>Those that the reader may see, the oldest first.</summary>
    Task<IReadOnlyList<PushNote>> OfAsync(long pushId, long? accountId, CancellationToken ct);

    /// <summary>Adds one, with its entry in the audit log in the same commit.</summary>
    Task<NoteAdded> AddAsync(long pushId, long? accountId, string text, Actor by, CancellationToken ct);
}
