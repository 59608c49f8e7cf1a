using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Asks before something dangerous is done: whether one may, what it will do, and why it is to be done.</summary>
public sealed class DangerQuestion(CallerCheck callers, IDialogService dialogs, ISnackbar notes, IStringLocalizer<Texts> words)
{
    /// <param name="policy">One of <see cref="PortalPolicies"/>.</param>
    /// <param name="effect">Names the object and what will become of it.</param>
    /// <param name="confirm">The verb on the button.</param>
    /// <returns>Null when one may not or does not want to: nothing is to be done then.</returns>
    public async Task<ReasonedCaller?> AskAsync(string policy, string title, string effect, string confirm)
    {
        if (await callers.OfAsync(policy) is null)
        {
            return Refuse();
        }

        var parameters = new DialogParameters<ReasonDialog> { { dialog => dialog.Effect, effect }, { dialog => dialog.ConfirmText, confirm } };
        var dialog = await dialogs.ShowAsync<ReasonDialog>(title, parameters);
        if (await dialog.Result is not { Canceled: false, Data: string reason })
        {
            return null;
        }

        // The dialog may have stood for long.
        return await callers.OfAsync(policy) is { } caller ? new ReasonedCaller(caller, reason) : Refuse();
    }

    private ReasonedCaller? Refuse()
    {
        notes.AddError(words["NotAllowedWhy"]);
        return null;
    }
}
