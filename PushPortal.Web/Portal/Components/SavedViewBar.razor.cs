using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Views;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>The views that somebody has of a list: each is an address of it. The filter that is shown can be named, and a view that is shown be changed.</summary>
public sealed partial class SavedViewBar(ISavedViews views, CallerCheck callers, DangerQuestion question, IDialogService dialogs, ISnackbar notes, IStringLocalizer<Texts> words) : ComponentBase
{
    private IReadOnlyList<SavedView> _views = [];
    private string? _read;

    [Parameter, EditorRequired] public ViewList List { get; set; }

    /// <summary>The list's address.</summary>
    [Parameter, EditorRequired] public string Path { get; set; } = "";

    /// <summary>The filter that is shown, as it stands in the address; empty for none.</summary>
    [Parameter, EditorRequired] public string Query { get; set; } = "";

    [CascadingParameter] private Viewer Viewer { get; set; } = default!;

    private SavedView? Current => Query.Length == 0 ? null : _views.FirstOrDefault(view => view.Query == Query);

    protected override async Task OnParametersSetAsync()
    {
        // A list repaints often, and its address changes seldom.
        if (_read != Query)
        {
            _read = Query;
            await LoadAsync();
        }
    }

    private async Task LoadAsync() => _views = await views.OfAsync(List, Viewer.AsViewUser, CancellationToken.None);

    private async Task AskAsync(SavedView? view)
    {
        var parameters = new DialogParameters<SavedViewDialog> { { dialog => dialog.View, view }, { dialog => dialog.List, List }, { dialog => dialog.Query, Query } };
        var dialog = await dialogs.ShowAsync<SavedViewDialog>(words[view is null ? "ViewSave" : "ViewChange"], parameters);
        if (await dialog.Result is { Canceled: false })
        {
            await LoadAsync();
        }
    }

    private async Task BeginAsync(SavedView view)
    {
        if (await callers.OfAsync(PortalPolicies.Belong) is { } caller)
        {
            await views.BeginWithAsync(List, view.IsDefault ? null : view.Id, caller.Viewer.AsViewUser, CancellationToken.None);
        }

        await LoadAsync();
    }

    /// <summary>One's own is gone at once: its filter is still shown, and can be named again.</summary>
    private async Task RemoveAsync(SavedView view)
    {
        var (caller, reason) = (await callers.OfAsync(PortalPolicies.Belong), (string?)null);
        if (view.IsShared)
        {
            var answer = await question.AskAsync(PortalPolicies.Contribute, words["ViewRemoveOf", view.Name], words["ViewRemoveEffect", view.Name], words["ViewRemove"]);
            if (answer is null)
            {
                return;
            }

            (caller, reason) = (answer.Caller, answer.Reason);
        }

        if (caller is null || await views.RemoveAsync(view.Id, caller.Viewer.AsViewUser, caller.Actor, reason, CancellationToken.None) != ViewSaved.Saved)
        {
            notes.AddError(words["ViewSaved_NotFound"]);
        }

        await LoadAsync();
    }
}
