using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Tests.Notifications;
using static PushPortal.Tests.Pushes.SamplePush;
using static PushPortal.Tests.Transactions.SampleTransactions;

namespace PushPortal.Tests.Persistence;

/// <summary>What many operations do in one commit is what they would do one after the other.</summary>
public abstract class StoreGroupTests(StorageProvider provider) : IDisposable
{
    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Push_is_taken_handed_over_ended_and_told_within_one_commit()
    {
        var (push, starts) = _it.Make(Request("whole"));
        var suspended = starts[0].Transaction.After(new TransactionEvent.HandedToSmsc(_it.Store.Ids.Next(), _it.Now.AddMinutes(2)), _it.Now, push.Notify, _it.Store.Ids.Next, push);
        var ended = End(suspended.After, push);
        var due = new DueNotification(ended.Notification!, ended.After, push);
        using var held = HeldWriter.Hold(_it.Store.Writer);

        var taken = _it.Store.AcceptAsync(push, starts, null, Token);
        var made = _it.Store.ApplyAsync([suspended, ended], Token);
        var stale = _it.Store.ApplyAsync([ended], Token);
        var told = _it.Store.RecordAsync([SampleOutcome.Of(due, confirmed: true, null, _it.Now)], Token);
        var neighbour = _it.AcceptAsync(Request("neighbour"));
        held.LetGo();

        Assert.Equal(AcceptKind.Stored, (await taken).Kind);
        Assert.Equal([true, true], await made);
        Assert.Equal([false], await stale);
        await told;
        Assert.Equal(AcceptKind.Stored, (await neighbour).Kind);
        Assert.Equal(ended.After, (await _it.Store.FindAsync([ended.After.Id], Token))[0].Transaction);
        Assert.Equal(["whole|1|0", "neighbour|0|0"], _it.Lines("SELECT initiator_push_id, delivered, failed FROM pushes ORDER BY id"));
        Assert.Equal(["1|1|"], _it.Lines("SELECT confirmed, tries, due_at FROM notifications"));
    }

    [Fact]
    public async Task Changes_of_many_transactions_are_made_in_their_order_and_stale_ones_among_them_are_not()
    {
        var transactions = await _it.TakeAsync(Request("many", "+8613800000001", "+8613800000002", "+8613800000003"));
        var push = (await _it.Store.FindAsync([transactions[0].Id], Token))[0].Push;
        var suspended = transactions.Select(transaction => transaction.After(new TransactionEvent.HandedToSmsc(_it.Store.Ids.Next(), _it.Now.AddMinutes(2)), _it.Now, push.Notify, _it.Store.Ids.Next, push)).ToList();
        var ended = suspended.Select(change => End(change.After, push)).ToList();
        using var held = HeldWriter.Hold(_it.Store.Writer);

        var first = _it.Store.ApplyAsync([suspended[0], ended[0], suspended[1]], Token);
        var again = _it.Store.ApplyAsync([suspended[0], ended[1], ended[2]], Token);
        var last = _it.Store.ApplyAsync([suspended[2], ended[2], ended[1]], Token);
        held.LetGo();

        Assert.Equal([true, true, true], await first);
        Assert.Equal([false, true, false], await again);
        Assert.Equal([true, true, false], await last);
        Assert.Equal(ended.Select(change => change.After), (await _it.Store.FindAsync([.. transactions.Select(transaction => transaction.Id)], Token)).Select(due => due.Transaction));
        Assert.Equal(["3|0"], _it.Lines("SELECT delivered, failed FROM pushes"));
        Assert.Equal(3, _it.Number("SELECT count(*) FROM notifications"));
        Assert.Equal(["0|3|0"], _it.Lines("SELECT sum(pending), 3 * sum(delivered), sum(failed) FROM push_slices WHERE account_id = 1"));
    }

    [Fact]
    public async Task One_is_waited_for_longer_whose_handing_over_came_in_the_same_commit_behind_that_of_another()
    {
        var transactions = await _it.TakeAsync(Request("two", "+8613800000001", "+8613800000002"));
        var first = await _it.SuspendAsync(transactions[0]);
        var second = transactions[1].After(new TransactionEvent.HandedToSmsc(_it.Store.Ids.Next(), _it.Now.AddMinutes(2)), _it.Now, null, _it.Store.Ids.Next);
        var later = _it.Now.AddHours(1);
        using var held = HeldWriter.Hold(_it.Store.Writer);

        var waits = _it.Store.PostponeAsync([first.Id], later, Token);
        var handed = _it.Store.ApplyAsync([second], Token);
        var waitsToo = _it.Store.PostponeAsync([second.After.Id], later, Token);
        held.LetGo();

        await Task.WhenAll(waits, handed, waitsToo);
        Assert.All(await _it.Store.FindAsync([first.Id, second.After.Id], Token), due => Assert.Equal(later, due.Transaction.DueAt));
    }

    [Fact]
    public async Task Push_id_is_used_once_within_a_commit_and_once_in_all()
    {
        var old = (await _it.AcceptAsync(Request("old"))).PushId;
        using var held = HeldWriter.Hold(_it.Store.Writer);

        var first = _it.AcceptAsync(Request("new"));
        var again = _it.AcceptAsync(Request("new"));
        var stored = _it.AcceptAsync(Request("old"));
        var of = _it.AcceptAsync(Request("old") with { Account = Account(2) });
        held.LetGo();

        Assert.Equal(AcceptKind.Stored, (await first).Kind);
        Assert.Equal(new AcceptOutcome(AcceptKind.DuplicatePushId, (await first).PushId), await again);
        Assert.Equal(new AcceptOutcome(AcceptKind.DuplicatePushId, old), await stored);
        Assert.Equal(AcceptKind.Stored, (await of).Kind);
    }

    [Fact]
    public async Task Result_of_a_second_run_waits_for_that_of_the_first_which_is_told_in_the_same_commit()
    {
        var failed = await _it.EndAsync((await _it.TakeAsync(Request()))[0], delivered: false);
        var due = Assert.Single((await _it.Notifications.DueAsync("initiator.example:443", default, _it.Now, 10, Token)).Due);
        var again = (await _it.HappenAsync(failed, new TransactionEvent.RetryRequested("staff", _it.Now.AddHours(1), false)))!;
        var suspended = await _it.SuspendAsync(again);
        using var held = HeldWriter.Hold(_it.Store.Writer);

        var ended = _it.Store.ApplyAsync([End(suspended, due.Push)], Token);
        var told = _it.Store.RecordAsync([SampleOutcome.Of(due, confirmed: true, null, _it.Now)], Token);
        held.LetGo();

        await Task.WhenAll(ended, told);
        Assert.Equal(["1|1|", $"2|0|{_it.Now.UtcTicks}"], _it.Lines("SELECT run, confirmed, due_at FROM notifications ORDER BY run"));
    }

    [Fact]
    public async Task Change_of_a_transaction_that_somebody_else_has_changed_meanwhile_is_not_made_and_its_neighbours_are()
    {
        var transactions = await _it.TakeAsync(Request("two", "+8613800000001", "+8613800000002"));
        var changes = transactions.Select(transaction => transaction.After(new TransactionEvent.CancelRequested(), _it.Now, null, _it.Store.Ids.Next)).ToList();
        using var held = HeldWriter.Hold(_it.Store.Writer);

        var elsewhere = _it.Store.Writer.RunAsync(new ElsewhereOperation(transactions[0].Id));
        var made = _it.Store.ApplyAsync(changes, Token);
        var neighbour = _it.AcceptAsync(Request("neighbour"));
        held.LetGo();

        await elsewhere;
        Assert.Equal([false, true], await made);
        Assert.Equal(AcceptKind.Stored, (await neighbour).Kind);
        Assert.Equal(["0|1", "0|0"], _it.Lines("SELECT delivered, failed FROM pushes ORDER BY id"));
        Assert.Equal(1, _it.Number("SELECT count(*) FROM timeline"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TransactionChange End(Transaction suspended, Push push) =>
        suspended.After(new TransactionEvent.GroupDelivered(Delivered(suspended.SubmissionId!.Value)), _it.Now, push.Notify, _it.Store.Ids.Next, push);

    /// <summary>Moves a transaction on, once, without the store's knowing: as another does that shares the database.</summary>
    private sealed class ElsewhereOperation(long id) : WriteOperation<bool>
    {
        internal override void Execute(WriteSession session) => session["UPDATE transactions SET version = 77 WHERE id = $1"].Run(id);
    }

    public sealed class OnSqlite() : StoreGroupTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : StoreGroupTests(StorageProvider.PostgreSql);
}
