using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Accounts;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Components;

/// <summary>Asks before an account's SMPP password is taken away.</summary>
public sealed class SmppPasswordRemoval(IAccountEditor editor, DangerQuestion danger, ISnackbar notes, IStringLocalizer<Texts> words)
{
    /// <returns>Whether it was removed.</returns>
    public async Task<bool> AskAsync(ServiceProvider account)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (await danger.AskAsync(PortalPolicies.Admin, words["RemoveSmppPasswordTitle"], words["RemoveSmppPasswordEffect", account.Name], words["Remove"]) is not { } asked)
        {
            return false;
        }

        await editor.RemoveSmppPasswordAsync(account.Id, asked.Actor, asked.Reason, CancellationToken.None);
        notes.Add(words["SmppPasswordRemoved", account.Name], Severity.Success);
        return true;
    }
}
