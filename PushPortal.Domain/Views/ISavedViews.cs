using PushPortal.Domain.Audit;

namespace PushPortal.Domain.Views;

/// <summary>The saved views of lists. A view of another account is answered like one that is not there.</summary>
public interface ISavedViews
{
    /// <summary>Those that the user sees, own and shared, by name.</summary>
    Task<IReadOnlyList<SavedView>> OfAsync(ViewList list, ViewUser user, CancellationToken ct);

    /// <summary>The query that the user's list begins with; null when they have chosen none.</summary>
    Task<string?> DefaultAsync(ViewList list, ViewUser user, CancellationToken ct);

    /// <summary>Saves a filter as a view of the user's. What is shared has its entry in the audit log in the same commit.</summary>
    Task<ViewSaved> AddAsync(ViewList list, string query, ViewEdit edit, ViewUser user, Actor by, CancellationToken ct);

    /// <summary>Changes a view. What is shared, or was, has its entry in the audit log in the same commit.</summary>
    Task<ViewSaved> ChangeAsync(long id, ViewEdit edit, ViewUser user, Actor by, CancellationToken ct);

    /// <summary>Removes a view. What was shared has its entry in the audit log in the same commit.</summary>
    Task<ViewSaved> RemoveAsync(long id, ViewUser user, Actor by, string? reason, CancellationToken ct);

    /// <summary>Has the user's list begin with a view that they see, or with everything again.</summary>
    /// <param name="id">Null for everything.</param>
    Task<ViewSaved> BeginWithAsync(ViewList list, long? id, ViewUser user, CancellationToken ct);
}
