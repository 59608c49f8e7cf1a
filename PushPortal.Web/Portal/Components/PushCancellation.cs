using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Portal.Components;

/// <summary>Asks before a push is cancelled, and says what came of it.</summary>
public sealed class PushCancellation(PushProxyGateway gateway, IDialogService dialogs, ISnackbar notes, IStringLocalizer<Texts> words)
{
    /// <returns>Whether something may have changed.</returns>
    public async Task<bool> AskAsync(Push push, long? accountId)
    {
        ArgumentNullException.ThrowIfNull(push);
        var sure = await dialogs.ShowMessageBoxAsync(
            words["CancelTitle"], words["CancelEffect", push.InitiatorPushId], yesText: words["CancelPush"], noText: words["Back"]);
        if (sure != true)
        {
            return false;
        }

        try
        {
            var result = await gateway.CancelAsync(push.Id, accountId, recipients: null, CancellationToken.None);
            notes.Add(
                words["CancelResult", result?.Cancelled.Count ?? 0, result?.TooLate.Count ?? 0],
                result is { Cancelled.Count: > 0 } ? Severity.Success : Severity.Warning);
        }
        catch (StoreBusyException)
        {
            notes.Add(words["StoreBusy"], Severity.Error);
        }

        return true;
    }
}
