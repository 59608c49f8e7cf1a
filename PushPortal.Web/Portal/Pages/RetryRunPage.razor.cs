using Microsoft.AspNetCore.Components;
using MudBlazor;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Retries;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>One bulk retry: its plan before anything happens, its progress while it runs, its report for good.</summary>
public sealed partial class RetryRunPage(
    BulkRetries retries, RetryPlanner planner, IAccountDirectory accounts, IAuditLog audit, CallerCheck callers, LinkWatch links, NavigationManager navigation, ISnackbar notes, TimeProvider clock) : PortalPage
{
    private const int ItemsOfPage = 100;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private BulkRetry? _retry;
    private IReadOnlyList<BulkRetryItem> _items = [];
    private BulkRetryOutcome _outcome;
    private string? _reason;
    private string? _reasonError;
    private string? _rateError;
    private string? _endError;
    private string? _end;
    private int _rate;
    private bool _busy;

    [Parameter] public string Id { get; set; } = "";

    /// <summary>Which of its transactions are listed.</summary>
    [SupplyParameterFromQuery] private string? Outcome { get; set; }

    /// <summary>The transaction that the list begins after.</summary>
    [SupplyParameterFromQuery] private string? After { get; set; }

    /// <summary>The names of the links that are down: what goes that way would only wait, or fail again.</summary>
    private string DownLinks => string.Join(Text["ListSeparator"], links.Links.Where(link => !link.TakesGroups).Select(link => link.Name));

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        if (_retry is null)
        {
            navigation.NotFound();
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            KeepLooking(LookEvery, Look);
        }
    }

    private void Look()
    {
        if (_retry is { Status: BulkRetryStatus.Running })
        {
            _ = ShowAsync(LoadAsync);
        }
    }

    private async Task LoadAsync()
    {
        var before = _retry;
        _retry = PublicId.TryParse(PublicId.BulkRetry, Id, out var id) ? await retries.FindAsync(id, Viewer.AccountId, Gone) : null;
        if (_retry is not { } retry)
        {
            return;
        }

        if (before?.Id != retry.Id)
        {
            _rate = retry.Rate;
        }

        _outcome = Enum.TryParse<BulkRetryOutcome>(Outcome, out var asked) && Enum.IsDefined(asked) ? asked
            : retry.Status == BulkRetryStatus.Planned ? BulkRetryOutcome.Waiting
            : BulkRetryOutcome.Retried;
        var after = PublicId.TryParse(PublicId.Transaction, After, out var item) ? item : 0;
        _items = await retries.ItemsAsync(retry, _outcome, after, ItemsOfPage, Gone);
    }

    private async Task StartAsync()
    {
        _reasonError = string.IsNullOrWhiteSpace(_reason) ? Text["RetryReasonNeeded"].Value : null;
        _rateError = _rate < 1 || _rate > retries.Policy.HighestRate ? Text["RetryRateHint", retries.Policy.HighestRate].Value : null;
        if (_reasonError is null && _rateError is null)
        {
            var reason = _reason!.Trim();
            await MoveAsync((retry, by, ct) => retries.StartAsync(retry, by, reason, _rate, ct), AuditAction.BulkRetryStarted, reason);
        }
    }

    private Task CancelAsync() => MoveAsync(retries.CancelAsync, AuditAction.BulkRetryCancelled);

    private Task PauseAsync() => MoveAsync(retries.PauseAsync, AuditAction.BulkRetryPaused);

    private Task ResumeAsync() => MoveAsync(retries.ResumeAsync, AuditAction.BulkRetryResumed);

    private async Task MoveAsync(Func<BulkRetry, string, CancellationToken, Task<string?>> move, string action, string? reason = null)
    {
        _busy = true;
        try
        {
            if (await callers.OfAsync(PortalPolicies.Retry) is not { Actor: var actor })
            {
                notes.AddError(Text["NotAllowedWhy"]);
                return;
            }

            var retry = _retry!;
            if (await move(retry, actor.Name, Gone) is { } why)
            {
                notes.Add(Text["RetryNotChanged", Text.OfSentence(why)], Severity.Warning);
            }
            else
            {
                var account = retry.OwnerId is { } owner ? accounts.Find(owner)?.Code : null;
                await audit.WriteAsync(actor.Did(action, AuditSubject.BulkRetry(retry.Id), account, reason), CancellationToken.None);
            }
        }
        catch (StoreBusyException)
        {
            notes.AddError(Text["StoreBusy"]);
        }
        finally
        {
            _busy = false;
        }

        await LoadAsync();
    }

    private async Task PlanAgainAsync()
    {
        var isTime = Settings.TryReadInput(_end, out var end);
        _endError = !isTime || end is null ? Text["TimeNeeded"].Value : end <= clock.GetUtcNow() ? Text["TimePassed"].Value : null;
        if (_endError is not null)
        {
            return;
        }

        var retry = _retry!;
        var chosen = retry.Filter is null ? await ChosenAsync(retry) : [];
        await planner.PlanAsync(retry.Filter, chosen, end, Gone);
    }

    private async Task<List<long>> ChosenAsync(BulkRetry retry)
    {
        var chosen = new List<long>();
        while (await retries.ItemsAsync(retry, null, chosen.LastOrDefault(), 1000, Gone) is { Count: > 0 } items)
        {
            chosen.AddRange(items.Select(item => item.TransactionId));
        }

        return chosen;
    }

    private static TimeSpan? Remaining(BulkRetry retry) =>
        retry.Status == BulkRetryStatus.Running && retry.Counts.Waiting > 0 ? TimeSpan.FromSeconds(Math.Ceiling((double)retry.Counts.Waiting / retry.Rate)) : null;

    private string WhatOf(BulkRetry retry)
    {
        if (retry.Filter is not { } filter)
        {
            return Text["RetryChosenOnes", retry.Counts.All];
        }

        var parts = new List<string> { filter.Cause is { } cause ? Text.Of(cause) : Text["EveryReason"] };
        if (Viewer.IsStaff)
        {
            parts.Add(filter.AccountId is { } account ? accounts.Find(account)?.Name ?? "?" : Text["EveryAccount"]);
        }

        if (filter.From is { } from)
        {
            parts.Add(Text["EndedSince", Settings.ToLocal(from).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)]);
        }

        return string.Join(" · ", parts);
    }
}
