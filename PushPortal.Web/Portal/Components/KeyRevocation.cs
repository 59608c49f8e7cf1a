using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Web.Portal.Components;

/// <summary>Asks before an API key is ended.</summary>
public sealed class KeyRevocation(IApiKeys keys, DangerQuestion danger, ISnackbar notes, IStringLocalizer<Texts> words)
{
    /// <returns>Whether it was revoked.</returns>
    public async Task<bool> AskAsync(ApiKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (await danger.AskAsync(PortalPolicies.Manage, words["RevokeKeyTitle"], words["RevokeKeyEffect", key.Name], words["RevokeKey"]) is not { } asked
            || !asked.Caller.Viewer.MayManageOf(key.AccountId))
        {
            return false;
        }

        try
        {
            await keys.RevokeAsync(key.AccountId, key.Id, asked.Actor, asked.Reason, CancellationToken.None);
        }
        catch (Exception failure) when (StoreFailure.Is(failure))
        {
            notes.AddError(words["StoreBusy"]);
            return false;
        }

        notes.Add(words["KeyRevoked", key.Name], Severity.Success);
        return true;
    }
}
