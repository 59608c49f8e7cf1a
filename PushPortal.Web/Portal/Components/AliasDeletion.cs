using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Addresses;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Asks before an alias is deleted.</summary>
public sealed class AliasDeletion(IAddressAliases aliases, AuthenticationStateProvider signedIn, IDialogService dialogs, ISnackbar notes, IStringLocalizer<Texts> words)
{
    /// <returns>Whether it was deleted.</returns>
    public async Task<bool> AskAsync(AddressAlias alias)
    {
        ArgumentNullException.ThrowIfNull(alias);
        var sure = await dialogs.ShowMessageBoxAsync(
            words["DeleteAliasTitle"], words["DeleteAliasEffect", alias.Name, alias.Number], yesText: words["Delete"], noText: words["Back"]);
        if (sure != true)
        {
            return false;
        }

        if (!Viewer.Of((await signedIn.GetAuthenticationStateAsync()).User).IsAdmin)
        {
            notes.Add(words["NotAllowedWhy"], Severity.Error);
            return false;
        }

        await aliases.DeleteAsync(alias.Id, CancellationToken.None);
        notes.Add(words["AliasDeleted", alias.Name], Severity.Success);
        return true;
    }
}
