using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Layout;

/// <summary>Tells staff on every page when the store fails, for as long as it does.</summary>
public sealed partial class StoreNote(StoreState store) : ComponentBase, IDisposable
{
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;

    private StoreState Store => store;

    public void Dispose() => store.Changed -= Show;

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            store.Changed += Show;
        }
    }

    private void Show() => _ = InvokeAsync(StateHasChanged);
}
