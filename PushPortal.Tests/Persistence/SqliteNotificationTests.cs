using PushPortal.Domain.Notifications;
using PushPortal.Domain.Transactions;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>Notifications between a final state and its confirmation.</summary>
public sealed class SqliteNotificationTests : IDisposable
{
    private readonly StoreUnderTest _it = new();

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Notification_is_due_from_the_final_state_on_with_what_it_tells()
    {
        var transaction = (await _it.TakeAsync(Request()))[0];
        Assert.Null(await _it.Notifications.NextDueAsync(DateTimeOffset.MinValue, Token));
        var ended = await _it.EndAsync(transaction, delivered: true);

        var due = Assert.Single(await DueAsync());
        Assert.Equal(_it.Now, await _it.Notifications.NextDueAsync(DateTimeOffset.MinValue, Token));
        Assert.Equal((ended, "push-1"), (due.Transaction, due.Push.InitiatorPushId));
        Assert.Equal(
            (TransactionState.Delivered, FailureCause.None, _it.Now, 0, Webhook, ended.Id, ended.PushId),
            (due.Notification.State, due.Notification.Cause, due.Notification.EventAt, due.Notification.Tries, due.Notification.Target, due.Notification.TransactionId, due.Notification.PushId));
    }

    [Fact]
    public async Task Those_under_way_are_passed_over_and_the_oldest_come_first()
    {
        var transactions = await _it.TakeAsync(Request("a", "+8613800000001", "+8613800000002", "+8613800000003"));
        foreach (var transaction in transactions)
        {
            await _it.EndAsync(transaction, delivered: true);
            _it.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = (await DueAsync(limit: 1))[0];
        Assert.Equal(transactions[0].Id, first.Transaction.Id);
        Assert.Equal([transactions[1].Id, transactions[2].Id], (await DueAsync(2, first.Notification.Id)).Select(due => due.Transaction.Id));
    }

    [Fact]
    public async Task Refusal_puts_it_off_and_confirmation_ends_it()
    {
        await _it.EndAsync((await _it.TakeAsync(Request()))[0], delivered: true);
        var due = Assert.Single(await DueAsync());

        await RecordAsync(due, confirmed: false, _it.Now.AddSeconds(5));
        Assert.Empty(await DueAsync());
        Assert.Equal(_it.Now.AddSeconds(5), await _it.Notifications.NextDueAsync(DateTimeOffset.MinValue, Token));
        _it.Clock.Advance(TimeSpan.FromSeconds(5));
        var again = Assert.Single(await DueAsync());
        Assert.Equal(1, again.Notification.Tries);
        await RecordAsync(again, confirmed: true, null);

        Assert.Null(await _it.Notifications.NextDueAsync(DateTimeOffset.MinValue, Token));
        Assert.Equal(["2|1|"], _it.Lines("SELECT tries, confirmed, due_at FROM notifications"));
        Assert.Equal(["13", "12"], _it.Lines("SELECT kind FROM timeline ORDER BY id DESC LIMIT 2").AsEnumerable().Reverse());
    }

    [Fact]
    public async Task What_is_for_a_busy_target_is_left_out_and_the_next_due_is_after_now()
    {
        await _it.EndAsync((await _it.TakeAsync(Request()))[0], delivered: true);
        var due = Assert.Single(await DueAsync());
        var authority = due.Notification.Authority;

        Assert.Empty(await _it.Notifications.DueAsync(_it.Now, [], [authority], 10, Token));
        Assert.Single(await _it.Notifications.DueAsync(_it.Now, [], [$"{authority}x"], 10, Token));
        Assert.Null(await _it.Notifications.NextDueAsync(due.Notification.DueAt, Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<IReadOnlyList<DueNotification>> DueAsync(int limit = 10, params long[] underWay) => _it.Notifications.DueAsync(_it.Now, underWay, [], limit, Token);

    private Task RecordAsync(DueNotification due, bool confirmed, DateTimeOffset? nextAt) => _it.Store.RecordAsync(
        new NotificationOutcome(due.Notification, confirmed, nextAt, new TimelineEntry
        {
            TransactionId = due.Transaction.Id,
            At = _it.Now,
            Kind = confirmed ? TimelineKind.NotificationConfirmed : TimelineKind.NotificationRefused,
            State = due.Transaction.State,
            Step = due.Transaction.Step,
        }),
        Token);
}
