using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Live;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Views;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The pushes that a viewer may see, newest first. Its rows stay where they are: new pushes wait behind a bar, seen ones repaint in place.</summary>
public sealed partial class PushListPage(IPushEnquiries enquiries, IAccountDirectory accounts, IDeliveryFeed feed, ISavedViews views, NavigationManager navigation) : PortalPage
{
    private static readonly TimeSpan RepaintEvery = TimeSpan.FromSeconds(1);

    private readonly HashSet<long> _news = [];
    private readonly HashSet<long> _changed = [];
    private PushListQuery _query = new();
    private PushFilter _filter = new();
    private PushPage _page = PushPage.Empty;

    /// <summary>Those of the page, with their recipients.</summary>
    private IReadOnlyList<PushListRow> _rows = [];

    /// <summary>Of all pages, when they were read; null for what is found by looking it up.</summary>
    private long? _count;

    [SupplyParameterFromQuery] private string? Status { get; set; }

    [SupplyParameterFromQuery] private string? Account { get; set; }

    [SupplyParameterFromQuery] private string? Recipient { get; set; }

    [SupplyParameterFromQuery] private string? PushId { get; set; }

    [SupplyParameterFromQuery] private string? Tag { get; set; }

    [SupplyParameterFromQuery] private string? TraceId { get; set; }

    [SupplyParameterFromQuery] private string? Link { get; set; }

    [SupplyParameterFromQuery] private string? ContentType { get; set; }

    [SupplyParameterFromQuery] private string? Source { get; set; }

    [SupplyParameterFromQuery] private string? Reason { get; set; }

    [SupplyParameterFromQuery] private string? Code { get; set; }

    [SupplyParameterFromQuery] private string? Segments { get; set; }

    [SupplyParameterFromQuery] private string? From { get; set; }

    [SupplyParameterFromQuery] private string? To { get; set; }

    /// <summary><see cref="PortalLinks.WholeList"/>: the list begins with no view.</summary>
    [SupplyParameterFromQuery] private string? View { get; set; }

    [SupplyParameterFromQuery] private string? After { get; set; }

    [SupplyParameterFromQuery] private string? Before { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _query = new PushListQuery { Status = Status, Account = Account, Recipient = Recipient, PushId = PushId, Tag = Tag, TraceId = TraceId, Link = Link, ContentType = ContentType, Source = Source, Reason = Reason, Code = Code, Segments = Segments, From = From, To = To, After = After, Before = Before };
        _filter = _query.ToFilter(Viewer.AccountId, accounts);
        if (View is null && _query == new PushListQuery() && await views.DefaultAsync(ViewList.Pushes, Viewer.AsViewUser, Gone) is { } begins)
        {
            navigation.NavigateTo($"{PortalLinks.Pushes}?{begins}", replace: true);
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
            KeepLooking(RepaintEvery, () => _ = RepaintAsync());
        }
    }

    private async Task LoadAsync()
    {
        _news.Clear();
        var page = await enquiries.PageAsync(_filter, Gone);
        _rows = await RowsAsync(page.Rows);
        _page = page;
        _count = _filter.IsCounted ? (await enquiries.CountAsync(_filter, Gone)).Of(_filter.Status) : null;
    }

    private async Task ShowNewAsync() => await LoadAsync();

    private Task Take(IReadOnlyList<TransactionChanged> changes)
    {
        var newest = _page.Rows.Count > 0 ? _page.Rows[0].Push.Id : 0;
        foreach (var change in changes)
        {
            if (_page.Rows.Any(row => row.Push.Id == change.PushId))
            {
                _changed.Add(change.PushId);
            }
            else if (change.PushId > newest && MayBelong(change))
            {
                _news.Add(change.PushId);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether the push of a change may be one of this list; only the first page of it grows. A change says neither tags, trace, link nor content.</summary>
    private bool MayBelong(TransactionChanged change) =>
        _page.Previous is null && _filter is { After: null, Tag: null, TraceId: null, IsSifted: false }
        && (_filter.AccountId is null || _filter.AccountId == change.AccountId)
        && (_filter.Recipient is null || _filter.Recipient == change.Recipient)
        && (_filter.InitiatorPushId is null || _filter.InitiatorPushId == change.InitiatorPushId)
        && (_filter.To is null || change.At <= _filter.To)
        && _filter.Status switch
        {
            PushStatus.Pending => change.State == TransactionState.Pending,
            PushStatus.Delivered => change.State == TransactionState.Delivered,
            PushStatus.Failed => change.State.IsFailed(),
            _ => true,
        };

    private Task RepaintAsync() => _changed.Count == 0 ? Task.CompletedTask : ShowAsync(async () =>
    {
        HashSet<long> changed = [.. _changed];
        _changed.Clear();
        var rows = new List<PushListRow>(_rows.Count);
        foreach (var row in _rows)
        {
            rows.Add(changed.Contains(row.Summary.Push.Id) ? await FreshAsync(row) : row);
        }

        // Another page may have been asked for meanwhile.
        if (rows.Count == _rows.Count && rows.Zip(_rows).All(pair => pair.First.Summary.Push.Id == pair.Second.Summary.Push.Id))
        {
            _rows = rows;
        }
    });

    private async Task<PushListRow> FreshAsync(PushListRow row) =>
        await enquiries.FindPushAsync(row.Summary.Push.Id, Viewer.AccountId, PushListRow.MostRead, Gone) is { } found ? PushListRow.Of(found, Viewer.SightOf(accounts)) : row;

    private async Task<IReadOnlyList<PushListRow>> RowsAsync(IReadOnlyList<PushSummary> pushes) =>
        [.. (await enquiries.DetailsAsync(pushes, PushListRow.MostRead, Gone)).Select(details => PushListRow.Of(details, Viewer.SightOf(accounts)))];
}
