using Microsoft.Extensions.Localization;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Live;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What the gateway did in the last day and has before it now.</summary>
public sealed partial class DashboardPage(IPushEnquiries enquiries, IDeliveryFeed feed, TimeProvider clock, IStringLocalizer<Texts> words) : PortalPage
{
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(1);
    private static readonly TransactionStep[] Steps = [TransactionStep.Queued, TransactionStep.Suspended, TransactionStep.WaitingToRetry, TransactionStep.Deferred];

    private DeliveryCounts? _counts;
    private int _changed;

    private long Failed => _counts!.Ended.Where(ended => ended.Key.IsFailed()).Sum(ended => ended.Value);

    /// <summary>The failed ones by final state, where there are several.</summary>
    private string FailedNote => string.Join(
        words["ListSeparator"],
        _counts!.Ended.Where(ended => ended.Key.IsFailed() && ended.Value > 0).OrderBy(ended => ended.Key).Select(ended => $"{words.Of(ended.Key)} {ended.Value}"));

    protected override async Task OnInitializedAsync() => await CountAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Keep(feed.Subscribe(Viewer.AccountId, _ => Interlocked.Exchange(ref _changed, 1)));
            // What changed between the page's query and this was announced to nobody here.
            _ = ShowAsync(CountAsync);
            Keep(clock.CreateTimer(_ => CountWhenChanged(), null, CountEvery, CountEvery));
        }
    }

    private void CountWhenChanged()
    {
        if (Interlocked.Exchange(ref _changed, 0) == 1)
        {
            _ = ShowAsync(CountAsync);
        }
    }

    private async Task CountAsync() => _counts = await enquiries.CountAsync(Viewer.AccountId, Gone);

    private long Ended(TransactionState state) => _counts!.Ended.GetValueOrDefault(state);

    private string Since(PushStatus? status) => new PushListQuery
    {
        Status = status is { } wanted ? PushStatusWords.Word(wanted) : null,
        From = PushListQuery.Format(FailureFilter.HourOf(clock.GetUtcNow()).AddHours(-23)),
    }.ToUri();
}
