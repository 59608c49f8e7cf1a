using Microsoft.AspNetCore.Components;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Layout;

/// <summary>Says in which zone times are shown, lets another be chosen, and whether they say when or how long ago. The zones are listed only when they are asked for: there are hundreds.</summary>
public sealed partial class ZoneChoice(NavigationManager navigation) : ComponentBase
{
    private static readonly Lazy<IReadOnlyList<string>> All = new(() =>
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Prepend("UTC")]);

    private bool _choosing;

    [CascadingParameter] private ViewSettings Settings { get; set; } = ViewSettings.Default;

    private static IReadOnlyList<string> Zones => All.Value;

    // Every time on the page changes: it is asked for anew.
    private void Choose(ChangeEventArgs choice) =>
        navigation.NavigateTo(ZoneSwitch.Link(choice.Value as string ?? "", new Uri(navigation.Uri).PathAndQuery), forceLoad: true);

    private void ShowOtherForm() => navigation.NavigateTo(TimeSwitch.Link(!Settings.ShowsAge, new Uri(navigation.Uri).PathAndQuery), forceLoad: true);
}
