using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Layout;

/// <summary>The switches for palette and language.</summary>
public sealed partial class ViewMenu(IJSRuntime browser, NavigationManager navigation) : ComponentBase
{
    /// <summary>Whether the chosen palette is the dark one.</summary>
    [Parameter] public EventCallback<bool> OnTheme { get; set; }

    private async Task ChooseAsync(ThemeChoice choice) =>
        await OnTheme.InvokeAsync(await browser.InvokeAsync<bool>("pushPortal.chooseTheme", choice.ToString().ToLowerInvariant()));

    // The circuit keeps the language that it began with: the page is asked for anew.
    private void Switch(string language) =>
        navigation.NavigateTo(LanguageSwitch.Link(language, new Uri(navigation.Uri).PathAndQuery), forceLoad: true);
}
