using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Issues;
using PushPortal.Domain.Live;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Views;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>
/// The transactions that ended without delivery, grouped by reason: one, those chosen, or all that match are retried from here.
/// </summary>
public sealed partial class FailuresPage(
    FailureDesk desk, IPushEnquiries enquiries, IDeliveryFeed feed, IAccountDirectory accounts, ISavedViews views, RetryPlanner planner, NavigationManager navigation, TimeProvider clock) : PortalPage
{
    private const int RowsOfPage = 50;
    private const int AccountsOfView = 20;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly HashSet<long> _news = [];
    private readonly HashSet<long> _chosen = [];
    private FailureOverview _overview = FailureOverview.Empty;
    private IReadOnlyList<FailureAccount> _accounts = [];
    private List<FailedTransaction> _rows = [];
    private FailurePosition? _next;
    private bool _planning;
    private int _shown;

    [SupplyParameterFromQuery] private string? Range { get; set; }

    [SupplyParameterFromQuery] private string? Reason { get; set; }

    [SupplyParameterFromQuery] private string? Show { get; set; }

    [SupplyParameterFromQuery] private string? Account { get; set; }

    [SupplyParameterFromQuery] private string? Issue { get; set; }

    [SupplyParameterFromQuery] private string? Expires { get; set; }

    [SupplyParameterFromQuery] private string? By { get; set; }

    /// <summary><see cref="PortalLinks.WholeList"/>: the list begins with no view.</summary>
    [SupplyParameterFromQuery] private string? View { get; set; }

    [SupplyParameterFromQuery] private string? State { get; set; }

    [SupplyParameterFromQuery] private string? Link { get; set; }

    [SupplyParameterFromQuery] private string? From { get; set; }

    [SupplyParameterFromQuery] private string? To { get; set; }

    /// <summary>Where the page begins.</summary>
    [SupplyParameterFromQuery] private string? After { get; set; }

    private FailureListQuery Query => new() { Range = Range, Reason = Reason, Show = Show, Account = Account, Issue = Issue, Expires = Expires, By = By, State = State, Link = Link, From = From, To = To };

    /// <summary>Whether fewer are shown than there may be in the range.</summary>
    private bool IsNarrow => Reason is not null || Issue is not null || Expires is not null || State is not null || Link is not null;

    /// <summary>From when to when, where the address names instants; an end that it does not name is left open.</summary>
    private string Dated => string.Join(" – ", new[] { From, To }.Select(instant => Settings.ToInput(PushListQuery.ReadInstant(instant))?.Replace('T', ' ') ?? "…"));

    /// <summary>How many of those that match may be retried.</summary>
    private long Retryable => _overview.Groups.Where(group => TransactionLifecycle.MayRetry(group.State)).Sum(group => group.Count);

    private bool MayRetry(TransactionState state) => Viewer.MayRetry && TransactionLifecycle.MayRetry(state);

    private IEnumerable<long> Choosable => _rows.Where(row => TransactionLifecycle.MayRetry(row.Transaction.State)).Select(row => row.Transaction.Id);

    protected override async Task OnParametersSetAsync()
    {
        if (View is null && After is null && Range is null && Query == new FailureListQuery() && await views.DefaultAsync(ViewList.Failures, Viewer.AsViewUser, Gone) is { } begins)
        {
            navigation.NavigateTo($"{PortalLinks.Failures}?{begins}", replace: true);
            return;
        }

        await LoadAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            KeepFollowing(feed, changes => _ = ShowAsync(() => Take(changes)), ChangesEvery);
            // What changed between the page's query and this was announced to nobody here.
            _ = ShowAsync(LoadAsync);
            if (Viewer.IsStaff)
            {
                KeepLooking(LookEvery, Look);
            }
        }
    }

    /// <summary>What another viewer decided is shown where it stands; no group goes or comes under the reader.</summary>
    private void Look()
    {
        if (Interlocked.Exchange(ref _shown, desk.Revision) != desk.Revision)
        {
            _ = ShowAsync(LookAsync);
        }
    }

    private async Task LookAsync() => _overview = await desk.WithIssuesAsync(_overview, Gone);

    private async Task LoadAsync()
    {
        _news.Clear();
        // Before they are read: what changes meanwhile is another revision.
        _shown = desk.Revision;
        var asked = Query.ToFilter(Viewer.AccountId, accounts, clock.GetUtcNow());
        _overview = Viewer.IsStaff ? await desk.OverviewAsync(asked, Query.IssueStatus, Gone) : await desk.GroupsAsync(asked, Gone);
        _accounts = Viewer.IsStaff && By == FailureListQuery.ByAccount && Expires is null && Link is null ? await enquiries.FailureAccountsAsync(_overview.Filter, AccountsOfView, Gone) : [];
        var page = await enquiries.FailuresAsync(_overview.Filter, FailurePosition.Parse(After), RowsOfPage, Gone);
        (_rows, _next) = ([.. page.Rows.Select(Viewer.SightOf(accounts).Of)], page.Next);
        _chosen.IntersectWith(Choosable);
    }

    private void Go(FailureListQuery query) => navigation.NavigateTo(PortalLinks.Plain(query.ToUri()));

    private void Choose(long transactionId, bool isChosen)
    {
        if (isChosen)
        {
            _chosen.Add(transactionId);
        }
        else
        {
            _chosen.Remove(transactionId);
        }
    }

    private void ChoosePage(bool isChosen)
    {
        _chosen.Clear();
        if (isChosen)
        {
            _chosen.UnionWith(Choosable);
        }
    }

    private async Task PlanAsync(FailureFilter? filter, IReadOnlyList<long> transactionIds)
    {
        _planning = true;
        try
        {
            await planner.PlanAsync(filter, transactionIds, deliverBefore: null, Gone);
        }
        finally
        {
            _planning = false;
        }
    }

    private Task Take(IReadOnlyList<TransactionChanged> changes)
    {
        foreach (var change in changes)
        {
            if (_rows.FindIndex(row => row.Transaction.Id == change.TransactionId) is >= 0 and var at)
            {
                var shown = _rows[at].Transaction;
                Repaint(shown with { State = change.State, Step = change.Step, Cause = change.Cause, UpdatedAt = change.At });
            }
            else if (IsNew(change))
            {
                _news.Add(change.TransactionId);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether the change puts a row at the top of what is shown.</summary>
    private bool IsNew(TransactionChanged change) =>
        After is null && _overview.Filter is { Expiry: null, Link: null } filter && filter.Takes(new FailureKind(change.State, change.Cause)) && (filter.AccountId is null || filter.AccountId == change.AccountId)
        && (filter.To is null || change.At < filter.To);

    /// <summary>A row that was retried stays where it is and shows how it goes.</summary>
    private void Repaint(Transaction transaction)
    {
        if (_rows.FindIndex(row => row.Transaction.Id == transaction.Id) is >= 0 and var at)
        {
            _rows[at] = _rows[at] with { Transaction = transaction };
            _chosen.IntersectWith(Choosable);
        }
    }
}
