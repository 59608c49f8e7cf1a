using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal;

/// <summary>The HTML document around every page. Pages under /Account are plain HTML, all others are interactive.</summary>
public sealed partial class App : ComponentBase
{
    private ViewSettings _settings = ViewSettings.Default;
    private IComponentRenderMode? _mode;
    private string? _from;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    protected override void OnInitialized()
    {
        _settings = ViewSettings.From(Http.Request.Cookies);
        _from = Visit.AddressOf(Http);
        _mode = Http.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;
    }
}
