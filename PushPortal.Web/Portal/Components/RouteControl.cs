using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Routes;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Changes the draft of the routes, publishes it, and goes back to earlier versions, for administrators.</summary>
public sealed class RouteControl(RouteDesk desk, CallerCheck callers, DangerQuestion question, ISnackbar notes, IStringLocalizer<Texts> words)
{
    /// <summary>Keeps rules as the draft.</summary>
    /// <param name="revision">Of the draft that they were made from; null to begin one.</param>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> SaveAsync(IReadOnlyList<RouteRule> rules, long? revision)
    {
        if (await callers.OfAsync(PortalPolicies.Admin) is not { } caller)
        {
            notes.AddError(words["NotAllowedWhy"]);
            return false;
        }

        return await TellAsync(() => desk.Versions.SaveDraftAsync(rules, revision, caller.Actor, CancellationToken.None), null);
    }

    /// <returns>Whether it was done.</returns>
    public async Task<bool> DiscardAsync(RouteDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return await question.AskAsync(PortalPolicies.Admin, words["RouteDiscardTitle"], words["RouteDiscardEffect", draft.Rules.Count], words["RouteDiscard"]) is { } asked
            && await TellAsync(() => desk.Versions.DiscardDraftAsync(draft.Revision, asked.Actor, asked.Reason, CancellationToken.None), words["RouteDiscarded"]);
    }

    /// <returns>Whether it was done.</returns>
    public async Task<bool> PublishAsync(RouteDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var over = desk.Versions.Number;
        return await question.AskAsync(PortalPolicies.Admin, words["RoutePublishTitle"], EffectOf(draft.Rules), words["RoutePublish"]) is { } asked
            && await TellAsync(() => desk.Versions.PublishAsync(draft.Revision, over, asked.Actor, asked.Reason, CancellationToken.None), words["RoutePublished", over + 1]);
    }

    /// <param name="number">The version to go back to; 0 for the links' own prefixes.</param>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> RestoreAsync(int number)
    {
        var over = desk.Versions.Number;
        return await desk.Versions.RulesAsync(number, CancellationToken.None) is { } rules
            && await question.AskAsync(PortalPolicies.Admin, words["RouteRestoreTitle", number], EffectOf(rules), words["RouteRestore"]) is { } asked
            && await TellAsync(() => desk.Versions.RestoreAsync(number, over, asked.Actor, asked.Reason, CancellationToken.None), words["RoutePublished", over + 1]);
    }

    /// <summary>With what the check found: it stands before the reader once more.</summary>
    private string EffectOf(IReadOnlyList<RouteRule> rules)
    {
        var hints = desk.Versions.Check(rules).Count;
        var effect = words.OfEffects(rules.Count, desk.EffectsOf(rules));
        return hints == 0 ? effect : $"{effect} {words["RouteEffectHints", hints]}";
    }

    private async Task<bool> TellAsync(Func<Task<RouteSaved>> change, string? done)
    {
        try
        {
            var saved = await change();
            if (saved != RouteSaved.Done)
            {
                notes.AddError(words[$"RouteSaved_{saved}"]);
            }
            else if (done is not null)
            {
                notes.Add(done, Severity.Success);
            }

            return saved == RouteSaved.Done;
        }
        catch (Exception failure) when (StoreFailure.Is(failure))
        {
            notes.AddError(words["StoreBusy"]);
            return false;
        }
        catch (TimeoutException)
        {
            notes.AddError(words["OrderLate"]);
            return true;
        }
    }
}
