using Microsoft.AspNetCore.Components;
using PushPortal.Infrastructure.Settings;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>Every setting as it is in force and who set it, for administrators.</summary>
public sealed partial class SettingsPage(SettingTable settings, NavigationManager navigation) : PortalPage
{
    /// <summary>Shows what somebody set.</summary>
    private const string ShowSet = "set";

    private IReadOnlyList<SettingRow> _rows = [];
    private int _all;
    private string? _text;
    private string? _show;
    private (string? Text, string? Show) _read;

    /// <summary>Words that the key, the value or the source has, all of them.</summary>
    [SupplyParameterFromQuery] private string? Q { get; set; }

    [SupplyParameterFromQuery] private string? Show { get; set; }

    protected override void OnParametersSet()
    {
        // What is being typed stays when the page repaints under the same address.
        if ((Q, Show) != _read)
        {
            (_read, _text, _show) = ((Q, Show), Q, Show);
        }

        var rows = settings.Rows();
        var words = Q?.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        _all = rows.Count;
        _rows = [.. rows.Where(row => (Show != ShowSet || row.Source != SettingSource.Default) && words.All(word => Has(row, word)))];
    }

    private static bool Has(SettingRow row, string word) =>
        ((string?[])[row.Key, row.Value, row.SourceName]).Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);

    private void Search() => navigation.NavigateTo(PortalLinks.SettingsOf(_text?.Trim(), _show));
}
