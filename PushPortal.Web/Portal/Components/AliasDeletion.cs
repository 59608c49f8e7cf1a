using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Addresses;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Asks before an alias is deleted.</summary>
public sealed class AliasDeletion(IAddressAliases aliases, CallerCheck callers, IDialogService dialogs, ISnackbar notes, IStringLocalizer<Texts> words)
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

        if (await callers.OfAsync(PortalPolicies.Admin) is not { } caller)
        {
            notes.AddError(words["NotAllowedWhy"]);
            return false;
        }

        try
        {
            await aliases.DeleteAsync(alias.Id, caller.Actor, CancellationToken.None);
        }
        catch (Exception failure) when (StoreFailure.Is(failure))
        {
            notes.AddError(words["StoreBusy"]);
            return false;
        }

        notes.Add(words["AliasDeleted", alias.Name], Severity.Success);
        return true;
    }
}
