using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Layout;

/// <summary>Hears from the browser whether its tab is hidden.</summary>
public sealed class TabSight(BrowserTab tab, IJSRuntime browser) : ComponentBase, IDisposable
{
    private DotNetObjectReference<TabSight>? _self;

    [JSInvokable]
    public void Turn(bool hidden) => tab.Turn(hidden);

    public void Dispose() => _self?.Dispose();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await browser.InvokeVoidAsync("pushPortal.watchTab", _self);
        }
    }
}
