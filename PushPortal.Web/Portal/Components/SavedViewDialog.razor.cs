using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Views;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Names a filter, or changes what a view is called and who sees it.</summary>
public sealed partial class SavedViewDialog(ISavedViews views, CallerCheck callers, IStringLocalizer<Texts> words) : ComponentBase
{
    private string _name = "";
    private bool _isShared;
    private bool _mayShare;
    private bool _isStaff;
    private string? _nameError;
    private PageError? _refused;
    private bool _saving;

    /// <summary>The view as it is; null for a new one.</summary>
    [Parameter] public SavedView? View { get; set; }

    [Parameter, EditorRequired] public ViewList List { get; set; }

    /// <summary>The filter of a new one.</summary>
    [Parameter, EditorRequired] public string Query { get; set; } = "";

    [CascadingParameter] private IMudDialogInstance? Frame { get; set; }

    protected override async Task OnInitializedAsync()
    {
        (_name, _isShared) = (View?.Name ?? "", View?.IsShared ?? false);
        var viewer = (await callers.OfAsync(PortalPolicies.Contribute))?.Viewer;
        (_mayShare, _isStaff) = (viewer is not null, viewer is { IsStaff: true });
    }

    private async Task SaveAsync()
    {
        if (_saving)
        {
            return;
        }

        _saving = true;
        (_nameError, _refused) = (null, null);
        try
        {
            if (await callers.OfAsync(PortalPolicies.Belong) is not { } caller)
            {
                _refused = words["NotAllowedWhy"];
                return;
            }

            var (edit, user) = (new ViewEdit(_name, _isShared), caller.Viewer.AsViewUser);
            Answer(View is null
                ? await views.AddAsync(List, Query, edit, user, caller.Actor, CancellationToken.None)
                : await views.ChangeAsync(View.Id, edit, user, caller.Actor, CancellationToken.None));
        }
        finally
        {
            _saving = false;
        }
    }

    private void Answer(ViewSaved saved)
    {
        switch (saved)
        {
            case ViewSaved.Saved:
                Frame?.Close(DialogResult.Ok(true));
                break;
            case ViewSaved.BadName or ViewSaved.NameTaken:
                _nameError = words[$"ViewSaved_{saved}", SavedView.LongestName];
                break;
            default:
                _refused = words[$"ViewSaved_{saved}", SavedView.Most];
                break;
        }
    }
}
