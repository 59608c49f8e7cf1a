using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>
/// What waits, by where it waits and how long: in the store, at the links, to be told; and what was set aside after its last try. A look counts the first entries of an index and
/// reads what is in memory, so it costs the same with any backlog.
/// </summary>
public sealed partial class QueuesPage(
    IQueueEnquiries queues,
    IPushEnquiries enquiries,
    ICallbackLog callbacks,
    LinkWatch watch,
    NotificationFigures figures,
    TargetWatch targets,
    IAccountDirectory accounts,
    TimeProvider clock,
    IStringLocalizer<Texts> words) : PortalPage
{
    /// <summary>More of a priority are not counted.</summary>
    private const int MostCounted = 10_000;

    private const int RowsOfPage = 50;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private static readonly UntoldFilter SetAside = new();

    private IReadOnlyList<QueueDepth> _depths = [];
    private PendingCounts _pending = new(new Dictionary<TransactionStep, long>());
    private IReadOnlyList<LinkStatus> _links = [];
    private IReadOnlyList<TargetView> _targets = [];
    private IReadOnlyList<WaitingReceipt> _waiting = [];
    private QueueDepth _receipts = QueueDepth.Empty;
    private QueueDepth _setAside = QueueDepth.Empty;
    private QueuePage _page = QueuePage.Empty;

    [SupplyParameterFromQuery] private string? Stage { get; set; }

    [SupplyParameterFromQuery] private string? Priority { get; set; }

    [SupplyParameterFromQuery] private string? After { get; set; }

    private QueueQuery Query => new() { Stage = Stage, Priority = Priority, After = After };

    protected override async Task OnParametersSetAsync()
    {
        await LookAsync();
        var page = Query.OfTransactions is { } stage ? await queues.PageAsync(stage, Query.OfPriority, QueuePosition.Parse(After), RowsOfPage, Gone) : QueuePage.Empty;
        _page = page with { Rows = [.. page.Rows.Select(Viewer.SightOf(accounts).Of)] };
        _waiting = Stage == QueueQuery.Receipts ? await queues.ReceiptsAsync(RowsOfPage, Gone) : [];
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            KeepLooking(LookEvery, () => _ = ShowAsync(LookAsync));
        }
    }

    /// <summary>The figures; a list that is open stays as it is under its reader.</summary>
    private async Task LookAsync()
    {
        (_links, _targets) = (watch.Links, targets.Look());
        _depths = await queues.DepthsAsync(MostCounted, Gone);
        _receipts = await queues.ReceiptDepthAsync(MostCounted, Gone);
        _pending = await enquiries.PendingAsync(null, Gone);
        var untold = await callbacks.CountAsync(SetAside, MostCounted, Gone);
        _setAside = QueueDepth.Empty with { Count = untold, IsMore = untold >= MostCounted };
    }

    private QueueDepth Of(QueueStage stage, Priority priority) => _depths.FirstOrDefault(depth => depth.Stage == stage && depth.Priority == priority) ?? QueueDepth.Empty;

    private QueueDepth Sum(QueueStage stage) => _depths.Where(depth => depth.Stage == stage).Aggregate(QueueDepth.Empty, static (sum, depth) => sum.Add(depth));

    private string? NoteOf(QueueStage stage)
    {
        var sum = Sum(stage);
        // What is counted no further is said by the step, which is kept up for the dashboard.
        var known = sum.IsMore ? words["QueueInAll", _pending.At(stage).ToString("N0", CultureInfo.CurrentCulture)].Value : null;
        var age = stage == QueueStage.Later ? null : AgeNote(sum.Oldest);
        return known is null ? age : age is null ? known : $"{known}{words["ListSeparator"]}{age}";
    }

    private string? AgeNote(DateTimeOffset? since) => since is { } at ? words["OldestAge", Age(at)].Value : null;

    private string Age(DateTimeOffset since) => DurationText.Of(TimeSpan.FromSeconds(Math.Max(0, Math.Floor((clock.GetUtcNow() - since).TotalSeconds))));

    private static string CountText(QueueDepth depth) => depth.Count.ToString("N0", CultureInfo.CurrentCulture) + (depth.IsMore ? "+" : "");
}
