using PushPortal.Domain.Notifications;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Notifications;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>Notifications between a final state and its confirmation.</summary>
public abstract class StoreNotificationTests(StorageProvider provider) : IDisposable
{
    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Notification_is_due_from_the_final_state_on_with_what_it_tells()
    {
        var transaction = (await _it.TakeAsync(Request()))[0];
        Assert.Empty(_it.Notifications.TakeNews());
        var ended = await _it.EndAsync(transaction, delivered: true);

        var due = Assert.Single(await DueAsync());
        Assert.Equal([new TargetNews(Authority, _it.Now, 1)], _it.Notifications.TakeNews());
        Assert.Equal((ended, "push-1"), (due.Transaction, due.Push.InitiatorPushId));
        Assert.Equal(
            (TransactionState.Delivered, FailureCause.None, _it.Now, 0, Webhook, ended.Id, ended.PushId),
            (due.Notification.State, due.Notification.Cause, due.Notification.EventAt, due.Notification.Tries, due.Notification.Target, due.Notification.TransactionId, due.Notification.PushId));
    }

    [Fact]
    public async Task The_oldest_come_first_and_the_batch_says_when_the_next_is_due()
    {
        var transactions = await _it.TakeAsync(Request("a", "+8613800000001", "+8613800000002", "+8613800000003"));
        var start = _it.Now;
        foreach (var transaction in transactions)
        {
            await _it.EndAsync(transaction, delivered: true);
            _it.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var two = await BatchAsync(_it.Now, 2);
        Assert.Equal([transactions[0].Id, transactions[1].Id], two.Due.Select(due => due.Transaction.Id));
        Assert.Equal(start.AddSeconds(2), two.NextAt);
        var early = await BatchAsync(start.AddSeconds(1), 10);
        Assert.Equal((2, start.AddSeconds(2)), (early.Due.Count, early.NextAt));
        Assert.Null((await BatchAsync(_it.Now, 3)).NextAt);
    }

    [Fact]
    public async Task Refusal_puts_it_off_and_confirmation_ends_it()
    {
        await _it.EndAsync((await _it.TakeAsync(Request()))[0], delivered: true);
        var due = Assert.Single(await DueAsync());

        await RecordAsync(due, confirmed: false, _it.Now.AddSeconds(5));
        Assert.Empty(await DueAsync());
        Assert.Equal(_it.Now.AddSeconds(5), (await BatchAsync(_it.Now, 10)).NextAt);
        Assert.Equal([new TargetNews(Authority, _it.Now, 1)], _it.Notifications.TakeNews());
        _it.Clock.Advance(TimeSpan.FromSeconds(5));
        var again = Assert.Single(await DueAsync());
        Assert.Equal(1, again.Notification.Tries);
        await RecordAsync(again, confirmed: true, null);

        Assert.Equal([new TargetNews(Authority, null, -1)], _it.Notifications.TakeNews());
        Assert.Equal(["2|1|"], _it.Lines("SELECT tries, confirmed, due_at FROM notifications"));
        Assert.Equal(["13", "12"], _it.Lines("SELECT kind FROM timeline ORDER BY id DESC LIMIT 2").AsEnumerable().Reverse());
    }

    [Fact]
    public async Task What_waits_at_another_target_is_not_read_and_a_restart_knows_who_waits()
    {
        var transactions = await _it.TakeAsync(Request("a", "+8613800000001", "+8613800000002"));
        foreach (var transaction in transactions)
        {
            await _it.EndAsync(transaction, delivered: true);
        }

        _it.Restart(_it.Now.AddMinutes(1));

        Assert.Equal([new TargetNews(Authority, StoreUnderTest.Start, 2)], _it.Notifications.TakeNews());
        Assert.Empty(_it.Notifications.TakeNews());
        Assert.Equal((0, null), ((await _it.Notifications.DueAsync("other.example:443", NotificationPosition.First, _it.Now, 10, Token)).Due.Count, (await _it.Notifications.DueAsync("other.example:443", NotificationPosition.First, _it.Now, 10, Token)).NextAt));
        Assert.Equal(2, (await DueAsync()).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_later_result_of_a_transaction_waits_until_the_earlier_has_ended(bool confirmed)
    {
        var failed = await _it.EndAsync((await _it.TakeAsync(Request()))[0], delivered: false);
        _it.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = (await _it.HappenAsync(failed, new TransactionEvent.RetryRequested("staff", _it.Now.AddHours(1), false)))!;
        await _it.EndAsync(again, delivered: true);
        _it.Clock.Advance(TimeSpan.FromHours(1));

        var first = Assert.Single(await DueAsync());
        Assert.Equal(TransactionState.Undeliverable, first.Notification.State);
        await RecordAsync(first, confirmed: false, _it.Now.AddHours(1));
        Assert.Empty(await DueAsync());
        _it.Notifications.TakeNews();
        await RecordAsync(first, confirmed, null);

        var second = Assert.Single(await DueAsync());
        Assert.Equal((TransactionState.Delivered, StoreUnderTest.Start.AddSeconds(1)), (second.Notification.State, second.Notification.DueAt));
        Assert.Equal([new TargetNews(Authority, second.Notification.DueAt, -1)], _it.Notifications.TakeNews());
    }

    [Fact]
    public async Task A_later_result_goes_at_once_when_the_earlier_has_ended()
    {
        var failed = await _it.EndAsync((await _it.TakeAsync(Request()))[0], delivered: false);
        await RecordAsync(Assert.Single(await DueAsync()), confirmed: true, null);
        var again = (await _it.HappenAsync(failed, new TransactionEvent.RetryRequested("staff", _it.Now.AddHours(1), false)))!;

        await _it.EndAsync(again, delivered: true);

        Assert.Equal(TransactionState.Delivered, Assert.Single(await DueAsync()).Notification.State);
    }

    [Fact]
    public async Task An_outcome_that_is_recorded_twice_counts_once()
    {
        await _it.EndAsync((await _it.TakeAsync(Request()))[0], delivered: true);
        var due = Assert.Single(await DueAsync());
        _it.Notifications.TakeNews();

        await RecordAsync(due, confirmed: true, null);
        await RecordAsync(due, confirmed: true, null);

        Assert.Equal([new TargetNews(Authority, null, -1)], _it.Notifications.TakeNews());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Confirmation_by_the_first_try_is_told_once_in_history_also_while_a_later_result_waits_for_it(bool followed)
    {
        var transaction = await _it.EndAsync((await _it.TakeAsync(Request()))[0], delivered: false);
        var due = Assert.Single(await DueAsync());
        if (followed)
        {
            var again = (await _it.HappenAsync(transaction, new TransactionEvent.RetryRequested("staff", _it.Now.AddHours(1), false)))!;
            await _it.EndAsync(again, delivered: true);
        }

        await RecordAsync(due, confirmed: true, null);
        await RecordAsync(due, confirmed: true, null);

        var history = (await _it.Enquiries.FindTransactionAsync(transaction.Id, null, Token))!.Timeline;
        Assert.Single(history, line => line.Kind == TimelineKind.NotificationConfirmed);
    }

    private static string Authority => "initiator.example:443";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<IReadOnlyList<DueNotification>> DueAsync() => (await BatchAsync(_it.Now, 10)).Due;

    private Task<DueBatch> BatchAsync(DateTimeOffset now, int limit) => _it.Notifications.DueAsync(Authority, NotificationPosition.First, now, limit, Token);

    private Task RecordAsync(DueNotification due, bool confirmed, DateTimeOffset? nextAt) =>
        _it.Store.RecordAsync([SampleOutcome.Of(due, confirmed, nextAt, _it.Now)], Token);

    public sealed class OnSqlite() : StoreNotificationTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : StoreNotificationTests(StorageProvider.PostgreSql);
}
