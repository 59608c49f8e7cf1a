using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Layout;

/// <summary>Lets the times on the page grow older, once a second for all of them, and not at all while the tab is hidden. It shows nothing itself.</summary>
public sealed class TimeTicker(BrowserTab tab, ShownTimes times) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private IDisposable? _timer;

    public void Dispose() => _timer?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _timer = tab.Every(Every, () => _ = InvokeAsync(Tick));
        }
    }

    // What asks to be drawn while something is being drawn goes to the browser with it: one message, however many times there are.
    protected override void BuildRenderTree(RenderTreeBuilder builder) => times.Draw();

    private void Tick()
    {
        if (times.Advance())
        {
            StateHasChanged();
        }
    }
}
