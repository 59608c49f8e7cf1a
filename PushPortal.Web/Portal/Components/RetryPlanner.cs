using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Retries;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Makes the plan of a bulk retry and goes to its page; nothing is retried before it is started there.</summary>
public sealed class RetryPlanner(BulkRetries retries, CallerCheck callers, NavigationManager navigation, ISnackbar notes, IStringLocalizer<Texts> words)
{
    /// <param name="filter">All that it lets through; null for the transactions named.</param>
    public async Task PlanAsync(FailureFilter? filter, IReadOnlyList<long> transactionIds, DateTimeOffset? deliverBefore, CancellationToken ct)
    {
        if (await callers.OfAsync(PortalPolicies.Retry) is not { Viewer: var viewer })
        {
            notes.AddError(words["NotAllowedWhy"]);
            return;
        }

        try
        {
            var planned = await retries.PlanAsync(
                new BulkRetryAsk { By = viewer.Name, OwnerId = viewer.AccountId, Filter = filter, TransactionIds = transactionIds, DeliverBefore = deliverBefore }, ct);
            switch (planned)
            {
                case BulkRetryPlanned.Made made:
                    navigation.NavigateTo(PortalLinks.BulkRetry(made.Plan.Id));
                    break;
                case BulkRetryPlanned.TooMany tooMany:
                    notes.Add(words["PlanTooMany", tooMany.Found, tooMany.Most], Severity.Warning);
                    break;
                case BulkRetryPlanned.Refused refused:
                    notes.Add(words["RetryRefused", words.OfSentence(refused.Why)], Severity.Warning);
                    break;
                default:
                    notes.Add(words["PlanNothing"], Severity.Info);
                    break;
            }
        }
        catch (StoreBusyException)
        {
            notes.AddError(words["StoreBusy"]);
        }
    }
}
