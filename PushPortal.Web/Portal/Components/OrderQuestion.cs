using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Asks an administrator whether an order is meant and why, gives it, and says what came of it.</summary>
public sealed class OrderQuestion(CallerCheck callers, IDialogService dialogs, ISnackbar notes, IStringLocalizer<Texts> words)
{
    /// <param name="give">Gives the order: by whom, and what was answered. Its entry in the audit log is written with it.</param>
    /// <returns>Whether it was given.</returns>
    internal async Task<bool> AskAsync(string title, DialogParameters<OrderDialog> question, Func<Actor, OrderAnswer, Task<string>> give)
    {
        if (await callers.OfAsync(PortalPolicies.Admin) is null)
        {
            return Refuse();
        }

        var dialog = await dialogs.ShowAsync<OrderDialog>(title, question);
        if (await dialog.Result is not { Canceled: false, Data: OrderAnswer answer })
        {
            return false;
        }

        // The dialog may have stood open for long: the right is asked for where it is used.
        if (await callers.OfAsync(PortalPolicies.Admin) is not { } caller)
        {
            return Refuse();
        }

        try
        {
            notes.Add(await give(caller.Actor, answer), Severity.Success);
            return true;
        }
        catch (Exception failure) when (StoreFailure.Is(failure))
        {
            notes.AddError(words["StoreBusy"]);
            return false;
        }
        catch (TimeoutException)
        {
            notes.AddError(words["OrderLate"]);
            return false;
        }
    }

    private bool Refuse()
    {
        notes.AddError(words["NotAllowedWhy"]);
        return false;
    }
}
