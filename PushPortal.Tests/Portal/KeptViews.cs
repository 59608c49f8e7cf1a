using PushPortal.Domain.Audit;
using PushPortal.Domain.Views;

namespace PushPortal.Tests.Portal;

/// <summary>Views in memory, by the rules about who may do what.</summary>
internal sealed class KeptViews(KeptAudit audit) : ISavedViews
{
    internal List<SavedView> All { get; } = [];

    /// <summary>What each user's lists begin with.</summary>
    internal Dictionary<(string User, ViewList List), long> Begins { get; } = [];

    public Task<IReadOnlyList<SavedView>> OfAsync(ViewList list, ViewUser user, CancellationToken ct) => Task.FromResult<IReadOnlyList<SavedView>>(
        [.. All.Where(view => view.List == list && (view.IsShared || view.Owner == user.Name)).Select(view => view with { IsDefault = Begins.GetValueOrDefault((user.Name, list)) == view.Id })]);

    public async Task<string?> DefaultAsync(ViewList list, ViewUser user, CancellationToken ct) => (await OfAsync(list, user, ct)).FirstOrDefault(view => view.IsDefault)?.Query;

    public Task<ViewSaved> AddAsync(ViewList list, string query, ViewEdit edit, ViewUser user, Actor by, CancellationToken ct)
    {
        if (Against(edit, 0, user) is { } why)
        {
            return Task.FromResult(why);
        }

        All.Add(new SavedView { Id = All.Count + 1, List = list, Owner = user.Name, IsShared = edit.IsShared, Name = edit.Name, Query = query });
        return Done(edit.IsShared, by.Did(AuditAction.SharedViewAdded, AuditSubject.SavedView(edit.Name)));
    }

    public Task<ViewSaved> ChangeAsync(long id, ViewEdit edit, ViewUser user, Actor by, CancellationToken ct)
    {
        var at = All.FindIndex(view => view.Id == id && view.MayBeChangedBy(user));
        if (at < 0 || Against(edit, id, user) is not null)
        {
            return Task.FromResult(at < 0 ? ViewSaved.NotFound : Against(edit, id, user)!.Value);
        }

        var isShared = All[at].IsShared || edit.IsShared;
        All[at] = All[at] with { Name = edit.Name, IsShared = edit.IsShared };
        return Done(isShared, by.Did(AuditAction.SharedViewChanged, AuditSubject.SavedView(edit.Name)));
    }

    public Task<ViewSaved> RemoveAsync(long id, ViewUser user, Actor by, string? reason, CancellationToken ct)
    {
        if (All.Find(view => view.Id == id && view.MayBeChangedBy(user)) is not { } found)
        {
            return Task.FromResult(ViewSaved.NotFound);
        }

        All.Remove(found);
        return Done(found.IsShared, by.Did(AuditAction.SharedViewRemoved, AuditSubject.SavedView(found.Name), reason: reason));
    }

    public Task<ViewSaved> BeginWithAsync(ViewList list, long? id, ViewUser user, CancellationToken ct)
    {
        Begins[(user.Name, list)] = id ?? 0;
        return Task.FromResult(ViewSaved.Saved);
    }

    private ViewSaved? Against(ViewEdit edit, long id, ViewUser user) =>
        edit.Name.Length == 0 ? ViewSaved.BadName
        : edit.IsShared && !user.MayShare ? ViewSaved.MayNotShare
        : All.Exists(view => view.Id != id && view.Name == edit.Name) ? ViewSaved.NameTaken
        : null;

    private Task<ViewSaved> Done(bool isShared, AuditEntry entry)
    {
        if (isShared)
        {
            audit.Add(entry);
        }

        return Task.FromResult(ViewSaved.Saved);
    }
}
