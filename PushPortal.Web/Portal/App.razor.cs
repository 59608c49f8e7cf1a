using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace PushPortal.Web.Portal;

/// <summary>The HTML document around every page. Pages under /Account are plain HTML, all others are interactive.</summary>
public sealed partial class App : ComponentBase
{
    private ViewSettings _settings = ViewSettings.Default;
    private IComponentRenderMode? _mode;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    protected override void OnInitialized()
    {
        _settings = ViewSettings.From(Http.Request.Cookies);
        _mode = Http.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;
    }
}
