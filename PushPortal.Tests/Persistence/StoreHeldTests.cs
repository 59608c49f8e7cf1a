using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>What is held, as the store keeps it.</summary>
public abstract class StoreHeldTests(StorageProvider provider) : IDisposable
{
    private static readonly AccountHold Hold = new(StoreUnderTest.Start, "anna", "spam");

    private readonly StoreUnderTest _it = new(provider);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Held_ones_are_not_due_and_are_found_by_their_account_in_the_order_in_which_they_go()
    {
        var low = await HoldAsync("low", Priority.Low);
        var first = await HoldAsync("first", Priority.Medium);
        var second = await HoldAsync("second", Priority.Medium);
        var high = await HoldAsync("high", Priority.High);
        var other = await HoldAsync("other", Priority.High, account: 7);
        var free = (await _it.TakeAsync(Request("free")))[0].Id;

        Assert.Equal([free], (await _it.Store.DueAsync(_it.Now, 10, Token)).Select(due => due.Transaction.Id));
        Assert.Equal([high, first, second], (await _it.Store.HeldAsync(1, 3, Token)).Select(due => due.Transaction.Id));
        Assert.Equal([low], (await _it.Store.HeldAsync(1, 10, Token)).Skip(3).Select(due => due.Transaction.Id));
        Assert.Equal([1L, 7L], await _it.Store.AccountsWithHeldAsync(Token));

        await _it.SuspendAsync((await _it.Store.FindAsync([other], Token))[0].Transaction);
        _it.Restart();
        Assert.Equal([1L], await _it.Store.AccountsWithHeldAsync(Token));
        Assert.Equal([high, first, second, low], (await _it.Store.HeldAsync(1, 10, Token)).Select(due => due.Transaction.Id));
    }

    [Fact]
    public async Task End_of_their_lifetime_is_when_they_are_looked_at_next()
    {
        var soon = await HoldAsync("soon", Priority.Low, deliverBefore: _it.Now.AddMinutes(1));
        await HoldAsync("late", Priority.High, deliverBefore: _it.Now.AddMinutes(9));
        Assert.Equal(_it.Now.AddMinutes(1), await _it.Store.NextDueAsync(Token));
        Assert.Empty(await _it.Store.HeldToTheEndAsync(_it.Now, 10, Token));

        _it.Clock.Advance(TimeSpan.FromMinutes(1));

        var ended = Assert.Single(await _it.Store.HeldToTheEndAsync(_it.Now, 10, Token));
        Assert.Equal(soon, ended.Transaction.Id);
        await _it.HappenAsync(ended.Transaction, new TransactionEvent.LifetimeEnded());
        Assert.Equal([], (await _it.Store.HeldToTheEndAsync(_it.Now, 10, Token)).Select(due => due.Transaction.Id));
    }

    [Fact]
    public async Task Queue_of_what_is_held_has_since_when_it_waits_and_what_ends_first()
    {
        await HoldAsync("late", Priority.High, deliverBefore: _it.Now.AddMinutes(9));
        _it.Clock.Advance(TimeSpan.FromSeconds(30));
        var soon = await HoldAsync("soon", Priority.Low, deliverBefore: _it.Now.AddMinutes(1));
        var queues = new QueueEnquiries(_it, _it.Clock);

        var depth = Assert.Single(await queues.DepthsAsync(10, Token), depth => depth.Count > 0);
        var page = await queues.PageAsync(QueueStage.Held, null, null, 1, Token);

        Assert.Equal((QueueStage.Held, 2, (DateTimeOffset?)StoreUnderTest.Start), (depth.Stage, depth.Count, depth.Oldest));
        Assert.Equal(soon, Assert.Single(page.Rows).Transaction.Id);
        Assert.Equal(["late"], (await queues.PageAsync(QueueStage.Held, null, page.Next, 1, Token)).Rows.Select(row => row.InitiatorPushId));
        Assert.Equal(2, (await _it.Enquiries.PendingAsync(null, Token)).At(QueueStage.Held));
        Assert.Null(await _it.Enquiries.OldestDueAsync(Token));
    }

    private async Task<long> HoldAsync(string pushId, Priority priority, long account = 1, DateTimeOffset? deliverBefore = null)
    {
        var transaction = (await _it.TakeAsync(Request(pushId) with { Priority = priority, Account = Account(account), DeliverBefore = deliverBefore }))[0];
        return (await _it.HappenAsync(transaction, new TransactionEvent.AccountHeld(Hold)))!.Id;
    }

    public sealed class OnSqlite() : StoreHeldTests(StorageProvider.Sqlite);

    public sealed class OnPostgres() : StoreHeldTests(StorageProvider.PostgreSql);
}
