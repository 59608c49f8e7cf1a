using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Accounts;
using PushPortal.Web.Portal.Account;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Components;

/// <summary>Asks before an account's SMPP password is taken away.</summary>
public sealed class SmppPasswordRemoval(IAccountEditor editor, AuthenticationStateProvider signedIn, IDialogService dialogs, ISnackbar notes, IStringLocalizer<Texts> words)
{
    /// <returns>Whether it was removed.</returns>
    public async Task<bool> AskAsync(ServiceProvider account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var sure = await dialogs.ShowMessageBoxAsync(
            words["RemoveSmppPasswordTitle"], words["RemoveSmppPasswordEffect", account.Name], yesText: words["Remove"], noText: words["Back"]);
        if (sure != true)
        {
            return false;
        }

        if (!Viewer.Of((await signedIn.GetAuthenticationStateAsync()).User).IsAdmin)
        {
            notes.Add(words["NotAllowedWhy"], Severity.Error);
            return false;
        }

        await editor.RemoveSmppPasswordAsync(account.Id, CancellationToken.None);
        notes.Add(words["SmppPasswordRemoved", account.Name], Severity.Success);
        return true;
    }
}
