using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using MudBlazor;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Content;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Live;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What the gateway did in a range of time and has before it now. Each figure leads to the list of what it counts.</summary>
public sealed partial class DashboardPage(
    IPushEnquiries enquiries,
    IQueueEnquiries queues,
    IStoreSize size,
    IOptions<StorageOptions> storage,
    IDeliveryFeed feed,
    LinkWatch links,
    NotificationFigures notifications,
    ICallbackLog callbacks,
    AlarmBoard alarms,
    PushProxyGateway gateway,
    IAccountDirectory accounts,
    SubmissionLimits limits,
    CallerCheck callers,
    PreviousTraffic previous,
    UnsentWork unsent,
    NavigationManager navigation,
    ISnackbar notes,
    TimeProvider clock,
    IStringLocalizer<Texts> words) : PortalPage
{
    /// <summary>The only value of <see cref="Compare"/>.</summary>
    private const string WithPrevious = "previous";

    private const int MostCauses = 5;

    /// <summary>More results that were not told are not counted.</summary>
    private const int MostUntold = 10_000;

    private const int LatestShown = 5;

    /// <summary>The oldest of a stage is looked for among so many that are first in it.</summary>
    private const int FirstOfStage = 100;

    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(1);

    /// <summary>Charts move slowly, and cost more than figures.</summary>
    private static readonly TimeSpan DrawEvery = TimeSpan.FromSeconds(5);

    private static readonly TransactionStep[] Steps = [TransactionStep.Queued, TransactionStep.Suspended, TransactionStep.WaitingToRetry, TransactionStep.Deferred, TransactionStep.Held];

    private DashboardRange _range = DashboardRange.Usual;
    private PendingCounts? _pending;
    private IReadOnlyList<FailureGroup> _failures = [];
    private IReadOnlyList<FailedTransaction> _latest = [];
    private IReadOnlyList<QueueDepth> _depths = [];
    private IReadOnlyList<ToldHour> _told = [];

    /// <summary>How far a provider's own account is from its limits; null for staff.</summary>
    private LimitState? _quota;
    private long _storeOctets;

    /// <summary>The beginning of the hour in which the range begins.</summary>
    private DateTimeOffset _failedFrom;
    private PushCounts _pushes = PushCounts.None;

    /// <summary>Pushes of the range but for the step that still goes on, and of as long before.</summary>
    private (PushCounts Now, PushCounts Before)? _compared;
    private long _waiting;
    private IReadOnlyList<TrafficPoint> _traffic = [];
    private IReadOnlyList<TrafficPoint>? _before;
    private long? _failuresBefore;
    private IReadOnlyList<DateTimeOffset> _times = [];
    private DeliveryTimes _took = DeliveryTimes.None;
    private DateTimeOffset _drawnAt;
    private int _changed;
    private DashboardTrial _trial = DashboardTrial.New();
    /// <summary>What was asked for before the connection was lost was looked for.</summary>
    private bool _isReady;
    private bool _trying;
    private int _alarmsShown;
    private int _untold;

    /// <summary>The range that is shown, by its word.</summary>
    [SupplyParameterFromQuery] private string? Range { get; set; }

    /// <summary><see cref="WithPrevious"/>, or nothing to compare with.</summary>
    [SupplyParameterFromQuery] private string? Compare { get; set; }

    private bool IsCompared => Compare == WithPrevious;

    /// <summary>On a simulated network anybody who may submit can see a push arrive by one click.</summary>
    private bool MayTry => Viewer.MaySubmit && accounts.All.Count > 0 && links.Links.Any(link => link.Kind == LinkKind.Simulator);

    /// <summary>What stands failed of the range, as a list: failures are counted by whole hours.</summary>
    private FailureListQuery Standing => new() { Show = FailureListQuery.Everything, From = PushListQuery.Format(_failedFrom) };

    /// <summary>How much of <see cref="Standing"/> there is.</summary>
    private long Failures => _failures.Sum(group => group.Count);

    private string FailedNote => Joined(
        [
            words["SinceHour", Settings.ToInput(_failedFrom)!.Replace('T', ' ')].Value,
            .. _failures.GroupBy(group => group.State).OrderBy(state => state.Key).Select(state => $"{words.Of(state.Key)} {state.Sum(group => group.Count)}"),
        ]);

    /// <summary>Of the last whole step.</summary>
    private string? RateOf(Func<TrafficPoint, long> count) => _traffic.Count > 1
        ? words["PerSecond", (count(_traffic[^2]) / _range.Traffic.Step.TotalSeconds).ToString("0.##", CultureInfo.CurrentCulture)].Value
        : null;

    private string DeliveredNote => Joined([SuccessNote, RateOf(point => point.Delivered)]);

    private string? SuccessNote => _pushes.All - _pushes.Pending is > 0 and var ended
        ? words["SuccessRate", ((double)_pushes.Delivered / ended).ToString("P1", CultureInfo.CurrentCulture)].Value
        : null;

    private string LinksNote => links.Links.Where(link => !link.TakesGroups).Select(link => link.Name).ToList() is { Count: > 0 } down
        ? Joined([words["LinksUp", links.Links.Count - down.Count], words["LinksDownNames", Joined(down)]])
        : words["LinksUp", links.Links.Count];

    private string? AlarmsNote => alarms.Standing.Count > 0 ? words["AlarmsUnacknowledged", alarms.Unacknowledged].Value : null;

    /// <summary>What stands failed of the range against what still stands of the one before.</summary>
    private string? FailuresChange => _failuresBefore is { } before ? PeriodChange.Of(Failures, before, words) : null;

    private string? TimeChange => _before is { } before
        ? PeriodChange.Of(Took(PeriodChange.Whole(_traffic)).Percentile(0.5), Took(PeriodChange.Whole(before)).Percentile(0.5), words)
        : null;

    protected override async Task OnParametersSetAsync()
    {
        _range = DashboardRange.Of(Range);
        _drawnAt = default;
        await CountAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            KeepFollowing(feed, _ => Interlocked.Exchange(ref _changed, 1));
            // What changed between the page's query and this was announced to nobody here.
            _ = ShowAsync(CountAsync);
            KeepLooking(CountEvery, CountWhenChanged);
            if (Viewer.IsStaff)
            {
                KeepLooking(CountEvery, ShowAlarms);
            }
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _trial = await unsent.ReadAsync<DashboardTrial>(Viewer) ?? _trial;
            unsent.Keep(Viewer, _trial);
            _isReady = true;
            await ShowAsync(() => Task.CompletedTask);
        }
    }

    /// <summary>Also when nothing changes the time goes on, and with it the charts of minutes.</summary>
    private void CountWhenChanged()
    {
        if (Interlocked.Exchange(ref _changed, 0) == 1 || (_range.Traffic.IsOfMinutes && clock.GetUtcNow() - _drawnAt >= _range.Traffic.Step))
        {
            _ = ShowAsync(CountAsync);
        }
    }

    /// <summary>Sends a service indication to a test recipient, and goes to its page. When the connection is lost before the answer, the next click is the same request.</summary>
    private async Task TryAsync(string recipient)
    {
        _trying = true;
        try
        {
            if (await callers.OfAsync(PortalPolicies.Submit) is null)
            {
                notes.AddError(words["NotAllowedWhy"]);
                return;
            }

            var request = new PushRequest
            {
                Account = (Viewer.AccountId is { } own ? accounts.Find(own) : null) ?? accounts.All[0],
                Source = PushSource.Form,
                Recipients = [new RequestedRecipient(recipient)],
                Content = new ServiceIndication { Text = words["TryItText"], Href = new Uri(new Uri(navigation.BaseUri), "demo/content/welcome").ToString() },
                Idempotency = new IdempotentRequest($"{_trial.Key}:{recipient}", SHA256.HashData(Encoding.UTF8.GetBytes(recipient))),
            };
            switch (await gateway.SubmitAsync(request, CancellationToken.None))
            {
                case SubmitResult.Accepted accepted:
                    unsent.Forget();
                    navigation.NavigateTo(PortalLinks.Push(accepted.Push.Id));
                    break;
                case SubmitResult.Repeated repeated:
                    unsent.Forget();
                    navigation.NavigateTo(PortalLinks.Push(repeated.PushId));
                    break;
                case SubmitResult.AtLimit limited:
                    notes.Add(words[$"AtLimit_{limited.Limit.Kind}"], Severity.Warning);
                    break;
                case SubmitResult.Suspended:
                    notes.Add(words["SubmissionsSuspended"], Severity.Warning);
                    break;
                default:
                    notes.Add(words["Overloaded"], Severity.Warning);
                    break;
            }
        }
        catch (StoreBusyException)
        {
            notes.AddError(words["StoreBusy"]);
        }
        finally
        {
            _trying = false;
        }
    }

    private void ShowAlarms()
    {
        if (Interlocked.Exchange(ref _alarmsShown, alarms.Revision) != alarms.Revision)
        {
            _ = ShowAsync(() => Task.CompletedTask);
        }
    }

    private async Task CountAsync()
    {
        var now = clock.GetUtcNow();
        _pending = await enquiries.PendingAsync(Viewer.AccountId, Gone);
        if (now - _drawnAt < DrawEvery)
        {
            // What is drawn next has this too.
            Interlocked.Exchange(ref _changed, 1);
            return;
        }

        _drawnAt = now;
        _untold = await callbacks.CountAsync(new UntoldFilter { AccountId = Viewer.AccountId }, MostUntold, Gone);
        _failedFrom = FailureFilter.HourOf(_range.Traffic.StartAt(now));
        var standing = Standing.ToFilter(Viewer.AccountId, now);
        _failures = await enquiries.FailureGroupsAsync(standing, Gone);
        _latest = [.. (await enquiries.FailuresAsync(standing, edge: null, LatestShown, Gone)).Rows.Select(Viewer.SightOf(accounts).Of)];
        if (Viewer.IsStaff)
        {
            _depths = await queues.DepthsAsync(FirstOfStage, Gone);
            _storeOctets = await size.OctetsAsync(Gone);
        }
        else if (Viewer.AccountId is { } own && accounts.Find(own) is { } account)
        {
            _quota = limits.StateOf(account);
            _told = await callbacks.HoursAsync(own, CallbacksPage.HoursShown, now, Gone);
        }

        _traffic = await enquiries.TrafficAsync(Viewer.AccountId, _range.Traffic, now, Gone);
        var submitted = new PushFilter { AccountId = Viewer.AccountId, From = _range.Traffic.StartAt(now) };
        _pushes = await enquiries.CountAsync(submitted, Gone);
        _waiting = (await enquiries.CountAsync(new PushFilter { AccountId = Viewer.AccountId }, Gone)).Pending;
        if (IsCompared)
        {
            _before = await previous.BeforeAsync(Viewer.AccountId, _range.Traffic, now, Gone);
            var length = FailureFilter.HourOf(now).AddHours(1) - _failedFrom;
            var ofBefore = await enquiries.FailureGroupsAsync(standing with { From = _failedFrom - length, To = _failedFrom }, Gone);
            _failuresBefore = ofBefore.Sum(group => group.Count);
            var whole = submitted with { To = submitted.From + _range.Traffic.Length - _range.Traffic.Step };
            _compared = (await enquiries.CountAsync(whole, Gone), await enquiries.CountAsync(whole with { From = whole.From - _range.Traffic.Length, To = whole.To - _range.Traffic.Length }, Gone));
        }
        else
        {
            (_before, _failuresBefore, _compared) = (null, null, null);
        }

        _times = [.. _traffic.Select(point => point.At)];
        _took = Took(_traffic);
    }

    private static DeliveryTimes Took(IReadOnlyList<TrafficPoint> points) => points.Aggregate(DeliveryTimes.None, (sum, point) => sum.Add(point.Times));

    private string? ChangeOf(PushStatus? status) => _before is not null && _compared is { } counts ? PeriodChange.Of(counts.Now.Of(status), counts.Before.Of(status), words) : null;

    /// <summary>Since when the oldest of a stage waits; of those whose turn is still to come, when the first comes.</summary>
    private string? OldestNote(QueueStage stage)
    {
        var now = clock.GetUtcNow();
        var at = stage == QueueStage.Due ? _pending?.OldestDue : _depths.Where(depth => depth.Stage == stage).Min(depth => depth.Oldest);
        return at is null ? null
            : stage == QueueStage.Later ? words["NextTurnIn", Seconds(at.Value - now)].Value
            : now - at > TimeSpan.FromSeconds(1) ? words["OldestAge", Seconds(now - at.Value)].Value
            : null;
    }

    private static string Seconds(TimeSpan time) => DurationText.Of(TimeSpan.FromSeconds(Math.Max(0, Math.Floor(time.TotalSeconds))));

    private string Joined(IEnumerable<string?> parts) => string.Join(words["ListSeparator"], parts.Where(part => part is not null));

    /// <summary>The recipients that wait, by step.</summary>
    private string StepsNote(PendingCounts pending) => Joined(
        Steps.Where(step => pending.Steps.GetValueOrDefault(step) > 0).Select(step => $"{words.Of(step)} {pending.Steps[step].ToString("N0", CultureInfo.CurrentCulture)}"));

    private IReadOnlyList<ChartSeries> Ended() =>
    [
        new(words.Of(TransactionState.Delivered), "pp-good", [.. _traffic.Select(point => (double?)point.Delivered)]),
        new(words["FailedCount"], "pp-bad", [.. _traffic.Select(point => (double?)point.Failed)]),
    ];

    private IReadOnlyList<ChartSeries> Durations() => [Percentile("p50", "pp-info", 0.5), Percentile("p95", "pp-warn", 0.95), Percentile("p99", "pp-bad", 0.99)];

    private ChartSeries Percentile(string name, string css, double part) => new(name, css, [.. _traffic.Select(point => point.Times.Percentile(part)?.TotalMilliseconds)]);

    private IReadOnlyList<ChartSeries> EndedBefore() =>
        _before is { } before ? [new(words["EndedBefore"], "pp-before", [.. before.Select(point => (double?)(point.Delivered + point.Failed))])] : [];

    private IReadOnlyList<ChartSeries> DurationsBefore() => _before is { } before
        ?
        [
            new(words["TimeBefore", "p50"], "pp-before", [.. before.Select(point => point.Times.Percentile(0.5)?.TotalMilliseconds)]),
            new(words["TimeBefore", "p95"], "pp-before pp-far", [.. before.Select(point => point.Times.Percentile(0.95)?.TotalMilliseconds)]),
        ]
        : [];

    private double? Milliseconds(double part) => _took.Percentile(part)?.TotalMilliseconds;

    private string TimeText(double part) => _took.Percentile(part) is { } took ? DurationText.Of(TimeSpan.FromMilliseconds(Math.Round(took.TotalMilliseconds))) : "–";

    private string Since(PushStatus? status) => new PushListQuery
    {
        Status = status is { } wanted ? PushStatusWords.Word(wanted) : null,
        From = PushListQuery.Format(_range.Traffic.StartAt(clock.GetUtcNow())),
    }.ToUri();
}
