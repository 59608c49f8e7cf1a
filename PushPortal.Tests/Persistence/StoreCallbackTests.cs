using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Tests.Callbacks;
using PushPortal.Tests.Notifications;
using PushPortal.Tests.Portal;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>Results that were not told: listed, counted, told again.</summary>
public abstract class StoreCallbackTests : IDisposable
{
    private const string Authority = "initiator.example:443";

    private readonly StoreUnderTest _it;
    private readonly FixedAccounts _accounts = new();
    private readonly CallbackLog _log;

    protected StoreCallbackTests(StorageProvider provider)
    {
        _it = new StoreUnderTest(provider);
        _log = new CallbackLog(_it.Store, _it, _accounts);
    }

    public void Dispose()
    {
        _log.Dispose();
        _it.Dispose();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Given_up_and_skipped_ones_are_listed_latest_first_with_the_last_answer()
    {
        var transactions = await UntoldAsync(3, skipped: at => at == 1);
        await EndAsync(await OneAsync("told"), confirmed: true);

        var page = await _log.PageAsync(new UntoldFilter { AccountId = 1 }, null, 2, Token);
        var rest = await _log.PageAsync(new UntoldFilter(), page.Next, 2, Token);

        Assert.Equal([transactions[2].Id, transactions[1].Id], page.Rows.Select(row => row.Id.TransactionId));
        Assert.Equal([transactions[0].Id], rest.Rows.Select(row => row.Id.TransactionId));
        Assert.Null(rest.Next);
        var shown = rest.Rows[0];
        Assert.Equal(
            (1, false, 500, "no", Authority, "+8613800000001", TransactionState.Undeliverable, StoreUnderTest.Start),
            (shown.Tries, shown.Skipped, shown.HttpStatus, shown.Answer, shown.Authority, shown.Recipient, shown.State, shown.EventAt));
        Assert.Empty((await _log.PageAsync(new UntoldFilter { AccountId = 2 }, null, 10, Token)).Rows);
        Assert.Equal([transactions[1].Id], (await _log.PageAsync(new UntoldFilter { Skipped = true }, null, 10, Token)).Rows.Select(row => row.Id.TransactionId));
    }

    [Fact]
    public async Task Filter_by_time_and_target_counts_what_it_lists()
    {
        var transactions = await UntoldAsync(4);
        var filter = new UntoldFilter { AccountId = 1, From = StoreUnderTest.Start.AddSeconds(1), To = StoreUnderTest.Start.AddSeconds(3) };

        Assert.Equal([transactions[1].Id, transactions[2].Id], (await _log.OldestAsync(filter, null, 10, Token)).Select(position => position.Id.TransactionId));
        Assert.Equal(2, await _log.CountAsync(filter, 100, Token));
        Assert.Equal(1, await _log.CountAsync(filter, 1, Token));
        Assert.Equal(4, await _log.CountAsync(new UntoldFilter { Authority = Authority }, 100, Token));
        Assert.Equal(0, await _log.CountAsync(new UntoldFilter { Authority = "other.example:443" }, 100, Token));
        var first = (await _log.OldestAsync(filter, null, 1, Token))[0];
        Assert.Equal([transactions[2].Id], (await _log.OldestAsync(filter, first, 10, Token)).Select(position => position.Id.TransactionId));
    }

    [Fact]
    public async Task One_that_was_given_up_is_due_again_under_the_same_id_with_its_tries_counted_anew()
    {
        var transaction = (await UntoldAsync(1))[0];
        var before = (await _log.PageAsync(new UntoldFilter(), null, 1, Token)).Rows[0];
        _it.Clock.Advance(TimeSpan.FromDays(2));
        _it.Notifications.TakeNews();

        Assert.Equal([ResendOutcome.Due], await ResendAsync(transaction.Id));

        var due = Assert.Single(await DueAsync());
        Assert.Equal((before.NotificationId, 0, _it.Now, _it.Now, before.EventAt), (due.Notification.Id, due.Notification.Tries, due.Notification.DueAt, due.Notification.AskedAt, due.Notification.EventAt));
        Assert.Equal([new TargetNews(Authority, _it.Now, 1)], _it.Notifications.TakeNews());
        Assert.Empty((await _log.PageAsync(new UntoldFilter(), null, 1, Token)).Rows);
        Assert.Equal("staff", ((TimelineDetails.NotificationAsked)(await HistoryAsync(transaction.Id))[^1].Details!).By);
        Assert.Equal([ResendOutcome.UnderWay], await ResendAsync(transaction.Id));
    }

    [Fact]
    public async Task Two_who_ask_at_once_tell_it_once()
    {
        var transaction = (await UntoldAsync(1))[0];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ResendAsync(transaction.Id)));

        Assert.Single(outcomes, outcome => outcome[0] == ResendOutcome.Due);
        Assert.Single(await DueAsync());
    }

    [Fact]
    public async Task Line_of_a_confirmation_by_the_first_try_outlives_the_resending()
    {
        var transaction = await OneAsync("told");
        await EndAsync(transaction, confirmed: true);
        var confirmedAt = _it.Now;
        _it.Clock.Advance(TimeSpan.FromMinutes(1));
        await _it.Store.AddAsync(new TimelineEntry { TransactionId = transaction.Id, At = _it.Now, Kind = TimelineKind.Fetched, State = TransactionState.Undeliverable, Step = TransactionStep.None }, Token);
        _it.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([ResendOutcome.Told], await _log.ResendAsync([new CallbackId(transaction.Id, 1)], new ResendAsk("staff", null, _it.Now, OnlyUntold: true), Token));

        Assert.Equal([ResendOutcome.Due], await ResendAsync(transaction.Id));
        await RecordAsync(Assert.Single(await DueAsync()), confirmed: true);

        var told = (await HistoryAsync(transaction.Id)).SkipWhile(line => line.Kind != TimelineKind.NotificationConfirmed).ToList();
        Assert.Equal([TimelineKind.NotificationConfirmed, TimelineKind.Fetched, TimelineKind.NotificationAskedAgain, TimelineKind.NotificationConfirmed], told.Select(line => line.Kind));
        Assert.Equal((confirmedAt, _it.Now), (told[0].At, told[^1].At));
    }

    [Fact]
    public async Task Results_of_two_runs_are_told_again_one_after_the_other()
    {
        var transaction = await OneAsync("twice");
        await EndAsync(transaction, confirmed: false);
        _it.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = (await _it.HappenAsync(transaction, new TransactionEvent.RetryRequested("staff", _it.Now.AddHours(1), false)))!;
        var ended = await _it.EndAsync(again, delivered: true);
        await EndAsync(ended, confirmed: false);
        _it.Clock.Advance(TimeSpan.FromDays(1));

        var both = await _log.ResendAsync([new CallbackId(transaction.Id, 1), new CallbackId(transaction.Id, 2)], new ResendAsk("staff", 1, _it.Now, OnlyUntold: true), Token);

        Assert.Equal([ResendOutcome.Due, ResendOutcome.Held], both);
        var first = Assert.Single(await DueAsync());
        Assert.Equal(1, first.Notification.Run);
        await RecordAsync(first, confirmed: true);
        var second = Assert.Single(await DueAsync());
        Assert.Equal((2, TransactionState.Delivered), (second.Notification.Run, second.Notification.State));
    }

    [Fact]
    public async Task A_later_result_waits_for_the_one_that_is_told_again_though_one_between_was_confirmed()
    {
        var transaction = await OneAsync("thrice");
        await EndAsync(transaction, confirmed: false);
        var second = await _it.EndAsync((await _it.HappenAsync(transaction, new TransactionEvent.RetryRequested("staff", _it.Now.AddHours(1), false)))!, delivered: false);
        await EndAsync(second, confirmed: true);
        await ResendAsync(transaction.Id);
        await _it.EndAsync((await _it.HappenAsync(second, new TransactionEvent.RetryRequested("staff", _it.Now.AddHours(1), false)))!, delivered: true);

        var first = Assert.Single(await DueAsync());
        Assert.Equal(1, first.Notification.Run);
        Assert.Equal([ResendOutcome.LaterUnderWay], await _log.ResendAsync([new CallbackId(transaction.Id, 2)], new ResendAsk("staff", null, _it.Now, OnlyUntold: false), Token));
        await RecordAsync(first, confirmed: true);

        Assert.Equal(3, Assert.Single(await DueAsync()).Notification.Run);
    }

    [Fact]
    public async Task What_an_endpoint_was_not_told_goes_to_where_that_is_now_and_waits_while_it_is_disabled()
    {
        _accounts.Endpoint = SampleEndpoint.Of("https://moved.example/results");
        var transaction = await OneAsync("endpoint", Request("endpoint") with { Notify = Webhook with { OfEndpoint = CallbackEvents.All } });
        await EndAsync(transaction, confirmed: false);
        _accounts.Endpoint = _accounts.Endpoint with { Enabled = false };
        Assert.Equal([ResendOutcome.NoEndpoint], await ResendAsync(transaction.Id));
        Assert.Single((await _log.PageAsync(new UntoldFilter(), null, 1, Token)).Rows);
        _accounts.Endpoint = _accounts.Endpoint with { Enabled = true };

        Assert.Equal([ResendOutcome.Due], await ResendAsync(transaction.Id));

        Assert.Empty(await DueAsync());
        var due = Assert.Single((await _it.Notifications.DueAsync("moved.example:443", NotificationPosition.First, _it.Now, 10, Token)).Due);
        Assert.Equal(("moved.example:443", CallbackEvents.All), (due.Notification.Authority, due.Notification.Target.OfEndpoint));
        await RecordAsync(due, confirmed: true);
        Assert.Equal(0, _it.Notifications.TakeNews().Where(news => news.Authority == "moved.example:443").Sum(news => news.Waiting));
    }

    [Theory]
    [InlineData(CallbackEvents.NotDelivered, false, true)]
    [InlineData(CallbackEvents.NotDelivered, true, false)]
    [InlineData(CallbackEvents.Delivered, false, false)]
    [InlineData(CallbackEvents.All, true, true)]
    public async Task An_event_that_is_not_wanted_makes_no_notification(CallbackEvents wanted, bool delivered, bool told)
    {
        var transaction = (await _it.TakeAsync(Request() with { Notify = Webhook with { OfEndpoint = wanted } }))[0];

        await _it.EndAsync(transaction, delivered);

        Assert.Equal(told ? 1 : 0, _it.Number("SELECT count(*) FROM notifications"));
    }

    [Fact]
    public async Task That_of_another_account_is_not_there()
    {
        var transaction = (await UntoldAsync(1))[0];
        Assert.Equal([ResendOutcome.NotFound], await _log.ResendAsync([new CallbackId(transaction.Id, 1)], new ResendAsk("other", 2, _it.Now, OnlyUntold: false), Token));
        Assert.Equal([ResendOutcome.NotFound], await _log.ResendAsync([new CallbackId(transaction.Id, 2)], new ResendAsk("staff", null, _it.Now, OnlyUntold: false), Token));
    }

    [Fact]
    public async Task Ends_are_counted_by_the_hour_each_once()
    {
        await UntoldAsync(3, skipped: at => at == 2);
        var told = await OneAsync("told");
        await EndAsync(told, confirmed: true);
        _it.Clock.Advance(TimeSpan.FromHours(1));
        await EndAsync(await OneAsync("later"), confirmed: true);

        var hours = await _log.HoursAsync(1, 24, _it.Now, Token);

        Assert.Equal((24, new ToldHour(StoreUnderTest.Start, 1, 2, 1), new ToldHour(StoreUnderTest.Start.AddHours(1), 1, 0, 0)), (hours.Count, hours[^2], hours[^1]));
        Assert.Equal(2, (await _log.HoursAsync(null, 24, _it.Now, Token)).Sum(hour => hour.Confirmed));
        Assert.Equal(0, (await _log.HoursAsync(2, 24, _it.Now, Token)).Sum(hour => hour.Confirmed));
    }

    private async Task<Transaction> OneAsync(string pushId, Domain.Pushes.PushRequest? request = null) =>
        await _it.EndAsync((await _it.TakeAsync(request ?? Request(pushId)))[0], delivered: false);

    /// <summary>Transactions a second apart whose results were not told.</summary>
    private async Task<List<Transaction>> UntoldAsync(int count, Func<int, bool>? skipped = null)
    {
        var transactions = new List<Transaction>();
        for (var at = 0; at < count; at++)
        {
            transactions.Add(await OneAsync($"untold-{at}"));
            await EndAsync(transactions[^1], confirmed: false, skipped?.Invoke(at) == true);
            _it.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        return transactions;
    }

    private async Task EndAsync(Transaction transaction, bool confirmed, bool skipped = false)
    {
        var due = Assert.Single(await DueAsync(), due => due.Transaction.Id == transaction.Id);
        await RecordAsync(due, confirmed, skipped);
    }

    private Task RecordAsync(DueNotification due, bool confirmed, bool skipped = false)
    {
        var outcome = SampleOutcome.Of(due, confirmed, null, _it.Now);
        var details = new TimelineDetails.NotificationTried(due.Notification.Target.Url, outcome.Tries, confirmed ? 200 : skipped ? null : 500, confirmed ? null : "no", null);
        return _it.Store.RecordAsync([outcome with { Skipped = skipped, Tries = skipped ? 0 : outcome.Tries, Entry = outcome.Entry with { Details = details } }], Token);
    }

    private Task<IReadOnlyList<ResendOutcome>> ResendAsync(long transactionId) =>
        _log.ResendAsync([new CallbackId(transactionId, 1)], new ResendAsk("staff", null, _it.Now, OnlyUntold: false), Token);

    private async Task<IReadOnlyList<DueNotification>> DueAsync() => (await _it.Notifications.DueAsync(Authority, NotificationPosition.First, _it.Now, 100, Token)).Due;

    private async Task<IReadOnlyList<TimelineEntry>> HistoryAsync(long transactionId) => (await _it.Enquiries.FindTransactionAsync(transactionId, null, Token))!.Timeline;

    public sealed class OnSqlite() : StoreCallbackTests(StorageProvider.Sqlite)
    {
        [Fact]
        public void Lists_walk_the_indexes_that_have_the_untold_alone()
        {
            foreach (var (sql, index) in new[]
            {
                (UntoldSql.PageSql, "COVERING INDEX notifications_untold (event_at>? AND event_at<?)"),
                (UntoldSql.PageOfAccountSql, "COVERING INDEX notifications_untold_of_account (account_id=? AND event_at>? AND event_at<?)"),
                (UntoldSql.PageBeforeSql, "COVERING INDEX notifications_untold (event_at>? AND event_at<?)"),
                (UntoldSql.PageBeforeOfAccountSql, "COVERING INDEX notifications_untold_of_account (account_id=? AND event_at>? AND event_at<?)"),
                (UntoldSql.OldestSql, "COVERING INDEX notifications_untold (event_at>? AND event_at<?)"),
                (UntoldSql.OldestOfAccountSql, "COVERING INDEX notifications_untold_of_account (account_id=? AND event_at>? AND event_at<?)"),
                (UntoldSql.CountSql, "COVERING INDEX notifications_untold (event_at>? AND event_at<?)"),
                (UntoldSql.CountOfAccountSql, "COVERING INDEX notifications_untold_of_account (account_id=? AND event_at>? AND event_at<?)"),
            })
            {
                var plan = _it.Plan(sql);
                Assert.Contains(index, plan, StringComparison.Ordinal);
                // A page sorts what it answers; nothing else is sorted.
                Assert.Equal(sql is UntoldSql.PageSql or UntoldSql.PageOfAccountSql or UntoldSql.PageBeforeSql or UntoldSql.PageBeforeOfAccountSql ? 1 : 0, plan.Split("TEMP B-TREE").Length - 1);
                Assert.DoesNotContain("SCAN n", plan, StringComparison.Ordinal);
            }

            var resend = _it.Plan(ResendOperation.FindSql);
            Assert.Contains("SEARCH n USING PRIMARY KEY (transaction_id=? AND run=?)", resend, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN u", resend, StringComparison.Ordinal);
        }

        [Fact]
        public async Task Neither_what_waits_nor_what_was_confirmed_is_in_those_indexes()
        {
            await EndAsync(await OneAsync("told"), confirmed: true);
            await OneAsync("waits");
            Assert.Equal(0, _it.Number("SELECT count(*) FROM notifications INDEXED BY notifications_untold WHERE due_at IS NULL AND confirmed = 0"));
            await UntoldAsync(1);
            Assert.Equal(1, _it.Number("SELECT count(*) FROM notifications INDEXED BY notifications_untold_of_account WHERE due_at IS NULL AND confirmed = 0"));
        }
    }

    public sealed class OnPostgreSql() : StoreCallbackTests(StorageProvider.PostgreSql);
}
