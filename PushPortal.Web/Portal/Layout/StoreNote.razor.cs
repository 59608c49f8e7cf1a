using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Layout;

/// <summary>Tells staff on every page when the store fails, for as long as it does.</summary>
public sealed partial class StoreNote(StoreState store, BrowserTab tab) : ComponentBase, IDisposable
{
    private HeldRedraw? _redraw;

    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;

    private StoreState Store => store;

    public void Dispose()
    {
        store.Changed -= Show;
        _redraw?.Dispose();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _redraw = tab.Redraw(() => _ = InvokeAsync(StateHasChanged));
            store.Changed += Show;
        }
    }

    private void Show() => _redraw?.Tell();
}
