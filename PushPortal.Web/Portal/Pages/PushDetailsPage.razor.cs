using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Live;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>One push with what became of it, recipient by recipient. Follows every change while it is open.</summary>
public sealed partial class PushDetailsPage(
    IPushEnquiries enquiries, IDeliveryFeed feed, NavigationManager navigation, PushCancellation cancellation) : PortalPage
{
    private const string ContentTab = "content";
    private const int MostTransactions = 100;

    private PushDetails? _push;
    private TransactionDetails? _transaction;
    private string? _tab;

    [Parameter] public string Id { get; set; } = "";

    /// <summary>The transaction whose timeline is shown.</summary>
    [SupplyParameterFromQuery(Name = "t")] private string? SelectedId { get; set; }

    [SupplyParameterFromQuery] private string? Tab { get; set; }

    /// <summary>The group that was on the air last; its reference is in the segments' headers.</summary>
    private GroupReport? LastReport =>
        _transaction?.Timeline.Select(entry => entry.Details).OfType<TimelineDetails.GroupEnded>().LastOrDefault(ended => ended.Report.Attempts.Count > 0)?.Report;

    /// <summary>What the SMSC has already cannot be called back.</summary>
    private bool MayCancel => _push!.Transactions.Any(transaction => transaction.State == TransactionState.Pending && transaction.Step != TransactionStep.Suspended);

    protected override async Task OnParametersSetAsync()
    {
        _tab = Tab == ContentTab ? ContentTab : null;
        await LoadAsync();
        if (_push is null)
        {
            navigation.NotFound();
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Keep(feed.Subscribe(Viewer.AccountId, Follow));
        }
    }

    private async Task LoadAsync()
    {
        var push = PublicId.TryParse(PublicId.Push, Id, out var id)
            ? await enquiries.FindPushAsync(id, Viewer.AccountId, MostTransactions, Gone)
            : null;
        long? selected = PublicId.TryParse(PublicId.Transaction, SelectedId, out var asked) ? asked : push is { Transactions: [var first, ..] } ? first.Id : null;
        var transaction = push is not null && selected is { } wanted ? await enquiries.FindTransactionAsync(wanted, Viewer.AccountId, Gone) : null;
        _push = push;
        _transaction = transaction?.Push.Id == push?.Summary.Push.Id ? transaction : null;
    }

    private void Follow(IReadOnlyList<TransactionChanged> changes)
    {
        if (_push is { } shown && changes.Any(change => change.PushId == shown.Summary.Push.Id))
        {
            _ = ReloadAsync();
        }
    }

    private Task ReloadAsync() => ShowAsync(LoadAsync);

    private async Task CancelAsync()
    {
        var push = _push!.Summary.Push;
        if (await cancellation.AskAsync(push, Viewer.AccountId))
        {
            await ReloadAsync();
        }
    }

    private string LinkTo(long transaction, string? tab) =>
        PortalLinks.Transaction(_push!.Summary.Push.Id, transaction) + (tab is null ? "" : $"&tab={tab}");
}
