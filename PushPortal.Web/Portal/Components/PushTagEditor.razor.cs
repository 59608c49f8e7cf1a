using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>The tags of a push, which those may change who may submit for its account.</summary>
public sealed partial class PushTagEditor(IPushTags tags, CallerCheck callers, IStringLocalizer<Texts> words) : ComponentBase
{
    private string? _written;
    private string? _error;

    [Parameter, EditorRequired] public Push Push { get; set; } = default!;

    [Parameter] public EventCallback OnSaved { get; set; }

    [CascadingParameter] private Viewer Viewer { get; set; } = default!;

    private void Begin() => (_written, _error) = (string.Join(' ', Push.Tags), null);

    private async Task SaveAsync()
    {
        if (PushTag.ParseAll(PushTag.Split(_written), out _, out _) is not { } read)
        {
            _error = words["TagsWrong", PushTag.MostOfPush, PushTag.Longest];
            return;
        }

        if (await callers.OfAsync(PortalPolicies.Submit) is not { } caller || !await tags.SetAsync(Push.Id, caller.Viewer.AccountId, read, caller.Actor, CancellationToken.None))
        {
            _error = words["NotAllowedWhy"];
            return;
        }

        _written = null;
        await OnSaved.InvokeAsync();
    }
}
