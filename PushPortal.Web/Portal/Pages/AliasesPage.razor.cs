using Microsoft.AspNetCore.Components;
using MudBlazor;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Addresses;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The names by which initiators may address handsets, for administrators.</summary>
public sealed partial class AliasesPage(
    IAddressAliases aliases, IAccountDirectory accounts, AliasDeletion deletion, IDialogService dialogs, NavigationManager navigation) : PortalPage
{
    private AliasPage _page = AliasPage.Empty;
    private string? _read;
    private string? _text;

    /// <summary>How the names begin, or a whole number.</summary>
    [SupplyParameterFromQuery] private string? Q { get; set; }

    /// <summary>The alias that the page begins after.</summary>
    [SupplyParameterFromQuery] private string? After { get; set; }

    private bool HasFilter => !string.IsNullOrWhiteSpace(Q);

    protected override async Task OnParametersSetAsync()
    {
        // What is being typed stays when the page repaints under the same address.
        if (Q != _read)
        {
            (_read, _text) = (Q, Q);
        }

        await LoadAsync();
    }

    private async Task LoadAsync() => _page = await aliases.PageAsync(new AliasSearch { Text = Q, After = AliasPosition.Parse(After) }, Gone);

    private void Search() => navigation.NavigateTo(PortalLinks.AliasPage(_text?.Trim(), null));

    private string AccountOf(AddressAlias alias) =>
        alias.AccountId is { } id ? accounts.Find(id)?.Name ?? "?" : Text["EveryAccount"];

    private async Task EditAsync(AddressAlias? alias)
    {
        var parameters = new DialogParameters<AliasDialog> { { dialog => dialog.Alias, alias } };
        var dialog = await dialogs.ShowAsync<AliasDialog>(Text[alias is null ? "AddAlias" : "EditAlias"], parameters);
        if (await dialog.Result is { Canceled: false })
        {
            await LoadAsync();
        }
    }

    private async Task DeleteAsync(AddressAlias alias)
    {
        if (await deletion.AskAsync(alias))
        {
            await LoadAsync();
        }
    }
}
