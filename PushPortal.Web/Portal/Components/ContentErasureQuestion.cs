using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Portal.Components;

/// <summary>Asks before the content of a push is erased, and says what came of it.</summary>
public sealed class ContentErasureQuestion(IContentErasure erasure, DangerQuestion danger, ISnackbar notes, IStringLocalizer<Texts> words)
{
    /// <returns>Whether something may have changed.</returns>
    public async Task<bool> AskAsync(Push push)
    {
        ArgumentNullException.ThrowIfNull(push);
        if (await danger.AskAsync(PortalPolicies.Manage, words["EraseContentTitle"], words["EraseContentEffect", push.InitiatorPushId], words["EraseContent"]) is not { } asked)
        {
            return false;
        }

        if (!asked.Caller.Viewer.MayManageOf(push.AccountId))
        {
            notes.AddError(words["NotAllowedWhy"]);
            return false;
        }

        try
        {
            switch (await erasure.EraseAsync(push.Id, asked.Caller.Viewer.AccountId, asked.Reason, asked.Actor, CancellationToken.None))
            {
                case ErasureOutcome.Erased or ErasureOutcome.ErasedBefore:
                    notes.Add(words["ContentErasedDone"], Severity.Success);
                    break;
                case ErasureOutcome.NotEnded:
                    notes.AddError(words["EraseNotEnded"]);
                    break;
                default:
                    notes.AddError(words["NotFoundWhy"]);
                    break;
            }
        }
        catch (StoreBusyException)
        {
            notes.AddError(words["StoreBusy"]);
        }

        return true;
    }
}
