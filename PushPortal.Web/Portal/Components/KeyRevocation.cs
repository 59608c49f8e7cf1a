using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Accounts;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Asks before an API key is ended.</summary>
public sealed class KeyRevocation(IApiKeys keys, AuthenticationStateProvider signedIn, IDialogService dialogs, ISnackbar notes, IStringLocalizer<Texts> words)
{
    /// <returns>Whether it was revoked.</returns>
    public async Task<bool> AskAsync(ApiKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var sure = await dialogs.ShowMessageBoxAsync(words["RevokeKeyTitle"], words["RevokeKeyEffect", key.Name], yesText: words["RevokeKey"], noText: words["Back"]);
        if (sure != true)
        {
            return false;
        }

        var viewer = Viewer.Of((await signedIn.GetAuthenticationStateAsync()).User);
        if (!viewer.MayManageKeysOf(key.AccountId))
        {
            notes.Add(words["NotAllowedWhy"], Severity.Error);
            return false;
        }

        await keys.RevokeAsync(key.AccountId, key.Id, viewer.Name, CancellationToken.None);
        notes.Add(words["KeyRevoked", key.Name], Severity.Success);
        return true;
    }
}
