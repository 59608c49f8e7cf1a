using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Layout;

/// <summary>The frame around the interactive pages.</summary>
public sealed partial class MainLayout(NavigationManager navigation) : LayoutComponentBase
{
    private Viewer? _viewer;
    private bool _isDark;
    private ErrorBoundary? _boundary;

    [CascadingParameter] private Task<AuthenticationState>? SignedIn { get; set; }

    [CascadingParameter] private ViewSettings Settings { get; set; } = ViewSettings.Default;

    /// <summary>With the path: the base of links is the root of the site.</summary>
    private string SkipLink => new Uri(navigation.Uri).PathAndQuery + "#content";

    protected override async Task OnInitializedAsync()
    {
        _isDark = Settings.IsDark;
        if (SignedIn is not null && (await SignedIn).User is { Identity.IsAuthenticated: true } user)
        {
            _viewer = Viewer.Of(user);
        }
    }

    // A page that failed does not keep the next one from showing.
    protected override void OnParametersSet() => _boundary?.Recover();
}
