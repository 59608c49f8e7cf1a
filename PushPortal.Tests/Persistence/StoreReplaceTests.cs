using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>A push in the place of another: both are in one commit.</summary>
public abstract class StoreReplaceTests(StorageProvider provider) : IDisposable
{
    private const string First = "+8613800000001";
    private const string Second = "+8613800000002";
    private const string Third = "+8613800000003";

    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Replacement_for_all_withdraws_what_is_pending_and_is_stored_for_everybody_whom_it_names()
    {
        var old = await _it.TakeAsync(Request("old", First, Second, Third));
        await _it.SuspendAsync(old[0]);

        var (push, outcome) = await ReplaceAsync(old[0].PushId, pendingOnly: false, Request("new", First, Second));

        Assert.Equal(new AcceptOutcome(AcceptKind.Stored, push.Id), outcome.Accepted);
        Assert.Equal([Second, Third], outcome.Withdrawn.Select(transaction => transaction.Recipient));
        _it.Restart();
        Assert.Equal([TransactionState.Pending, TransactionState.Cancelled, TransactionState.Cancelled], await StatesAsync(old[0].PushId));
        Assert.Equal([TransactionState.Pending, TransactionState.Pending], await StatesAsync(push.Id));
        Assert.Equal(2, _it.Number($"SELECT count(*) FROM notifications WHERE state = {(int)TransactionState.Cancelled}"));
    }

    [Fact]
    public async Task Replacement_of_what_is_pending_is_rejected_for_recipients_who_are_past_it()
    {
        var old = await _it.TakeAsync(Request("old", First, Second));
        await _it.EndAsync(old[0], delivered: true);

        var (push, outcome) = await ReplaceAsync(old[0].PushId, pendingOnly: true, Request("new", First, Second, Third));

        Assert.Equal([Second], outcome.Withdrawn.Select(transaction => transaction.Recipient));
        Assert.Equal([TransactionState.Delivered, TransactionState.Cancelled], await StatesAsync(old[0].PushId));
        var stored = (await _it.Store.TransactionsAsync(push.Id, Token))!.Transactions;
        Assert.Equal(outcome.Stored.Select(start => start.Transaction), stored);
        Assert.Equal([TransactionState.Rejected, TransactionState.Pending, TransactionState.Rejected], stored.Select(transaction => transaction.State));
        Assert.Equal((FailureCause.NothingToReplace, 2008, null), (stored[0].Cause, stored[0].Code, stored[0].DueAt));
        Assert.Equal("2", Assert.Single(_it.Lines($"SELECT failed FROM pushes WHERE id = {push.Id}")));
        Assert.Equal(2, _it.Number($"SELECT count(*) FROM notifications WHERE push_id = {push.Id}"));
    }

    [Fact]
    public async Task Replacement_of_what_is_pending_does_nothing_when_nothing_is()
    {
        var old = await _it.TakeAsync(Request("old", First, Second));
        await _it.SuspendAsync(old[0]);

        var (_, outcome) = await ReplaceAsync(old[0].PushId, pendingOnly: true, Request("new", First));

        Assert.Equal(AcceptKind.NothingToReplace, outcome.Accepted.Kind);
        Assert.Equal([TransactionState.Pending, TransactionState.Pending], await StatesAsync(old[0].PushId));
        Assert.Equal(1, _it.Number("SELECT count(*) FROM pushes"));
        // Its push-id is still free.
        Assert.Equal(AcceptKind.Stored, (await _it.AcceptAsync(Request("new", First))).Kind);
    }

    [Fact]
    public async Task Replacement_that_comes_twice_withdraws_nothing_the_second_time()
    {
        var old = await _it.TakeAsync(Request("old", First));
        var used = await _it.TakeAsync(Request("new", First));

        var (_, outcome) = await ReplaceAsync(old[0].PushId, pendingOnly: false, Request("new", First));

        Assert.Equal(new AcceptOutcome(AcceptKind.DuplicatePushId, used[0].PushId), outcome.Accepted);
        Assert.Empty(outcome.Withdrawn);
        Assert.Equal([TransactionState.Pending], await StatesAsync(old[0].PushId));
    }

    [Fact]
    public async Task Recipient_that_went_to_the_SMSC_meanwhile_is_not_withdrawn()
    {
        var old = await _it.TakeAsync(Request("old", First));
        var before = await WithdrawalsAsync(old[0].PushId);
        await _it.SuspendAsync(old[0]);
        var (push, starts) = _it.Make(Request("new", First));

        var outcome = await _it.Store.ReplaceAsync(push, starts, new Replacement { Withdrawals = before }, Token);

        Assert.Equal(AcceptKind.Stored, outcome.Accepted.Kind);
        Assert.Empty(outcome.Withdrawn);
        Assert.Equal([TransactionState.Pending], await StatesAsync(old[0].PushId));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<(Push Push, ReplaceOutcome Outcome)> ReplaceAsync(long replaced, bool pendingOnly, PushRequest request)
    {
        var (push, starts) = _it.Make(request);
        var rejections = pendingOnly ? new PushMaker(_it.Store.Ids, new PpgPolicy()).Rejections(push, starts, _it.Now) : null;
        var replacement = new Replacement { Withdrawals = await WithdrawalsAsync(replaced), Rejections = rejections };
        return (push, await _it.Store.ReplaceAsync(push, starts, replacement, Token));
    }

    private async Task<List<TransactionChange>> WithdrawalsAsync(long pushId)
    {
        var found = (await _it.Store.TransactionsAsync(pushId, Token))!;
        return found.Transactions
            .Where(transaction => transaction.State == TransactionState.Pending && transaction.Step != TransactionStep.Suspended)
            .Select(transaction => transaction.After(new TransactionEvent.CancelRequested(), _it.Now, found.Push.Notify, _it.Store.Ids.Next))
            .ToList();
    }

    private async Task<IEnumerable<TransactionState>> StatesAsync(long pushId) =>
        (await _it.Store.TransactionsAsync(pushId, Token))!.Transactions.Select(transaction => transaction.State);

    public sealed class OnSqlite() : StoreReplaceTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : StoreReplaceTests(StorageProvider.PostgreSql);
}
