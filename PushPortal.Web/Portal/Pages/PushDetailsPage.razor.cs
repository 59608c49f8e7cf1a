using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Live;
using PushPortal.Domain.Notes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>One push with what became of it, recipient by recipient. Follows every change while it is open.</summary>
public sealed partial class PushDetailsPage(
    IPushEnquiries enquiries, IPushNotes notes, IDeliveryFeed feed, NavigationManager navigation, PushCancellation cancellation, ContentErasureQuestion erasure, HandsetDesk handsets, IAccountDirectory accounts, TimeProvider clock) : PortalPage
{
    private const string ContentTab = "content";
    private const string NotificationsTab = "notifications";
    private const string ExplainTab = "explain";
    private const string RequestTab = "request";
    private const int MostTransactions = 100;
    private const int MostCopies = 20;

    /// <summary>The timeline has no word in the address.</summary>
    private static readonly string?[] Tabs = [null, ContentTab, NotificationsTab, ExplainTab, RequestTab];

    /// <summary>Notifications and fetches follow a final state, and are no change of it: for a while they are looked for.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookFor = TimeSpan.FromMinutes(10);

    private PushDetails? _push;
    private IReadOnlyList<PushSummary> _copies = [];
    private IReadOnlyList<PushNote> _notes = [];
    private TransactionDetails? _transaction;
    private string? _tab;

    /// <summary>The recipient whose transaction is shown, whole: for what asks with it, and shows it to nobody.</summary>
    private string _recipient = "";

    /// <summary>What is hidden in the push's content: it never changes, and there may be many of them.</summary>
    private (long Push, IReadOnlyList<string> Numbers) _hidden = (0, []);

    [Parameter] public string Id { get; set; } = "";

    /// <summary>The transaction whose timeline is shown.</summary>
    [SupplyParameterFromQuery(Name = "t")] private string? SelectedId { get; set; }

    [SupplyParameterFromQuery] private string? Tab { get; set; }

    /// <summary>The group that was on the air last; its reference is in the segments' headers.</summary>
    private GroupReport? LastReport =>
        _transaction?.Timeline.Select(entry => entry.Details).OfType<TimelineDetails.GroupEnded>().LastOrDefault(ended => ended.Report.Attempts.Count > 0)?.Report;

    private bool IsTold => _transaction is { Timeline: [.., { Kind: TimelineKind.NotificationConfirmed or TimelineKind.NotificationGivenUp or TimelineKind.NotificationSkipped or TimelineKind.Fetched }] } told
        && told.Timeline.Any(entry => entry.Kind is TimelineKind.NotificationConfirmed or TimelineKind.NotificationGivenUp or TimelineKind.NotificationSkipped);

    private NumberSight Sight => Viewer.SightOf(accounts);

    /// <summary>What the SMSC has already cannot be called back.</summary>
    private bool MayCancel => Viewer.MayRetry && _push!.Transactions.Any(transaction => transaction.State == TransactionState.Pending && transaction.Step != TransactionStep.Suspended);

    /// <summary>What a recipient waits for is still needed.</summary>
    private bool MayErase => Viewer.MayManageOf(_push!.Summary.Push.AccountId) && _push.Summary.Status != PushStatus.Pending && _push.Summary.Push.Erased is null;

    /// <summary>Hiding it is a courtesy: the form asks who submits, and says what it cannot make.</summary>
    private bool MayCopy => Viewer.MaySubmit && NewPushCopy.IsPossible(_push!.Summary.Push);

    protected override async Task OnParametersSetAsync()
    {
        _tab = Array.Find(Tabs, tab => tab == Tab);
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
            KeepFollowing(feed, Follow, ChangesEvery);
            // What changed between the page's query and this was announced to nobody here.
            _ = ReloadAsync();
            KeepLooking(LookEvery, LookForLines);
        }
    }

    private async Task LoadAsync()
    {
        var push = PublicId.TryParse(PublicId.Push, Id, out var id)
            ? await enquiries.FindPushAsync(id, Viewer.AccountId, MostTransactions, Gone)
            : null;
        long? selected = PublicId.TryParse(PublicId.Transaction, SelectedId, out var asked) ? asked : push is { Transactions: [var first, ..] } ? first.Id : null;
        var transaction = push is not null && selected is { } wanted ? await enquiries.FindTransactionAsync(wanted, Viewer.AccountId, Gone) : null;
        _copies = push is null ? [] : await enquiries.CopiesAsync(push.Summary.Push.Id, MostCopies, Gone);
        _notes = push is null ? [] : [.. (await notes.OfAsync(push.Summary.Push.Id, Viewer.AccountId, Gone)).Select(note => note with { Text = Sight.InWords(push.Summary.Push.AccountId, note.Text) })];
        if (push is { Summary.Push: var content } && (_hidden.Push != content.Id || _hidden.Numbers.Count == 0))
        {
            _hidden = (content.Id, await Sight.HiddenOfAsync(content, enquiries, Gone));
        }

        _push = push is null ? null : Sight.Of(push, _hidden.Numbers);
        Take(transaction is not null && transaction.Push.Id == push?.Summary.Push.Id ? transaction : null);
    }

    private void Follow(IReadOnlyList<TransactionChanged> changes)
    {
        if (_push is { } shown && changes.Any(change => change.PushId == shown.Summary.Push.Id))
        {
            _ = ReloadAsync();
        }
    }

    private void LookForLines()
    {
        if (_transaction?.Transaction is { State: not TransactionState.Pending } ended && clock.GetUtcNow() - ended.UpdatedAt < LookFor)
        {
            _ = ShowAsync(async () =>
            {
                if (await enquiries.FindTransactionAsync(ended.Id, Viewer.AccountId, Gone) is { } found && _transaction?.Transaction.Id == found.Transaction.Id)
                {
                    Take(found);
                }
            });
        }
    }

    private void Take(TransactionDetails? transaction)
    {
        _recipient = transaction?.Transaction.Recipient ?? "";
        _transaction = transaction is null ? null : Sight.Of(transaction, _hidden.Numbers);
    }

    private Task ReloadAsync() => ShowAsync(LoadAsync);

    private async Task EraseAsync()
    {
        if (await erasure.AskAsync(_push!.Summary.Push))
        {
            await ReloadAsync();
        }
    }

    private async Task CancelAsync()
    {
        var push = _push!.Summary.Push;
        if (await cancellation.AskAsync(push))
        {
            await ReloadAsync();
        }
    }

    private string LinkTo(long transaction, string? tab) =>
        PortalLinks.Transaction(_push!.Summary.Push.Id, transaction) + (tab is null ? "" : $"&tab={tab}");
}
