using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Asks before a push is cancelled, and says what came of it.</summary>
public sealed class PushCancellation(
    PushProxyGateway gateway, IAccountDirectory accounts, IAuditLog audit, CallerCheck callers, IDialogService dialogs, ISnackbar notes, IStringLocalizer<Texts> words)
{
    /// <returns>Whether something may have changed.</returns>
    public async Task<bool> AskAsync(Push push)
    {
        ArgumentNullException.ThrowIfNull(push);
        var sure = await dialogs.ShowMessageBoxAsync(
            words["CancelTitle"], words["CancelEffect", push.InitiatorPushId], yesText: words["CancelPush"], noText: words["Back"]);
        if (sure != true)
        {
            return false;
        }

        if (await callers.OfAsync(PortalPolicies.Retry) is not { } caller)
        {
            notes.AddError(words["NotAllowedWhy"]);
            return false;
        }

        try
        {
            var result = await gateway.CancelAsync(push.Id, caller.Viewer.AccountId, recipients: null, CancellationToken.None);
            if (result is { Cancelled.Count: > 0 })
            {
                await audit.WriteAsync(caller.Actor.Did(AuditAction.PushCancelled, AuditSubject.Push(push.Id), accounts.Find(push.AccountId)?.Code), CancellationToken.None);
            }

            notes.Add(
                words["CancelResult", result?.Cancelled.Count ?? 0, result?.TooLate.Count ?? 0],
                result is { Cancelled.Count: > 0 } ? Severity.Success : Severity.Warning);
        }
        catch (StoreBusyException)
        {
            notes.AddError(words["StoreBusy"]);
        }

        return true;
    }
}
