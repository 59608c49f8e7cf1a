using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;
using static PushPortal.Tests.Transactions.SampleTransactions;

namespace PushPortal.Tests.Persistence;

/// <summary>What stands failed: counted by kind, and listed in the order of its ends.</summary>
public abstract class FailureListTests(StorageProvider provider) : IDisposable
{
    private static readonly FailureFilter All = new();

    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Latest_end_comes_first_in_its_account_and_its_kind()
    {
        var slow = (await _it.TakeAsync(Request("slow")))[0];
        var first = await FailAsync("first", FailureCause.AbsentSubscriber);
        await _it.EndAsync((await _it.TakeAsync(Request("fine")))[0], delivered: true);
        await _it.TakeAsync(Request("pending"));
        var theirs = await FailAsync("theirs", FailureCause.MemoryFull, account: 2);
        var last = await FailAsync(slow, FailureCause.MemoryFull);

        Assert.Equal([last, theirs, first], await ListAsync(All));
        Assert.Equal([last, first], await ListAsync(All with { AccountId = 1 }));
        Assert.Equal([last, theirs], await ListAsync(All with { Cause = FailureCause.MemoryFull }));
        Assert.Equal([theirs], await ListAsync(All with { Cause = FailureCause.MemoryFull, AccountId = 2 }));
        Assert.Empty(await ListAsync(All with { AccountId = 3 }));
        Assert.Equal(["slow", "theirs", "first"], (await _it.Enquiries.FailuresAsync(All, null, 10, Token)).Rows.Select(row => row.InitiatorPushId));
    }

    [Fact]
    public async Task Pages_follow_each_other_though_many_ended_at_once()
    {
        var expected = new List<Transaction>();
        foreach (var (transaction, at) in (await _it.TakeAsync(Request("many", [.. Enumerable.Range(0, 7).Select(at => $"+861380000000{at}")]))).Select((transaction, at) => (transaction, at)))
        {
            var suspended = await _it.SuspendAsync(transaction);
            expected.Insert(0, (await _it.HappenAsync(suspended, new TransactionEvent.GroupFailed(Failed(suspended.SubmissionId!.Value, at % 2 == 0 ? FailureCause.MemoryFull : FailureCause.NotAcknowledged), null)))!);
        }

        var pages = new List<FailurePage>();
        FailurePosition? after = null;
        do
        {
            pages.Add(await _it.Enquiries.FailuresAsync(All, after, 3, Token));
            after = FailurePosition.Parse(pages[^1].Next?.ToString());
        }
        while (after is not null);

        Assert.Equal(expected, pages.SelectMany(page => page.Rows).Select(row => row.Transaction));
        Assert.Null(pages[0].Previous);
        for (var at = pages.Count - 1; at > 0; at--)
        {
            var back = await _it.Enquiries.FailuresAsync(All, new PageEdge<FailurePosition>(pages[at].Previous!.Value, IsBefore: true), 3, Token);
            Assert.Equal((pages[at - 1].Next, pages[at - 1].Previous), (back.Next, back.Previous));
            Assert.Equal(pages[at - 1].Rows, back.Rows);
        }
    }

    [Fact]
    public async Task Counts_agree_with_the_list_through_retries_and_deletions()
    {
        var first = await FailAsync("first", FailureCause.AbsentSubscriber);
        await FailAsync("second", FailureCause.AbsentSubscriber);
        await FailAsync("third", FailureCause.MemoryFull);
        var cancelled = (await _it.TakeAsync(Request("cancelled")))[0];
        await _it.HappenAsync(cancelled, new TransactionEvent.CancelRequested());
        Assert.Equal([(TransactionState.Undeliverable, FailureCause.AbsentSubscriber, 2L), (TransactionState.Undeliverable, FailureCause.MemoryFull, 1L), (TransactionState.Cancelled, FailureCause.Cancelled, 1L)], await GroupsAsync(All));
        Assert.Equal(3, (await GroupsAsync(All with { Retryable = true })).Sum(group => group.Count));

        _it.Clock.Advance(TimeSpan.FromHours(3));
        await _it.HappenAsync(first, new TransactionEvent.RetryRequested("somebody", _it.Now.AddHours(1), false));

        Assert.Equal([(TransactionState.Undeliverable, FailureCause.AbsentSubscriber, 1L), (TransactionState.Undeliverable, FailureCause.MemoryFull, 1L)], await GroupsAsync(All with { Retryable = true }));
        Assert.Equal(3, (await ListAsync(All)).Count);
    }

    [Fact]
    public async Task Range_takes_whole_hours_of_the_end()
    {
        var early = await FailAsync("early", FailureCause.MemoryFull);
        _it.Clock.Advance(TimeSpan.FromHours(1));
        var late = await FailAsync("late", FailureCause.MemoryFull);
        var hour = FailureFilter.HourOf(_it.Now);

        Assert.Equal([late], await ListAsync(All with { From = hour }));
        Assert.Equal([early], await ListAsync(All with { To = hour }));
        Assert.Equal(1, (await GroupsAsync(All with { From = hour })).Sum(group => group.Count));
        Assert.Equal(1, (await GroupsAsync(All with { To = hour })).Sum(group => group.Count));
        Assert.Empty(await ListAsync(All with { From = hour.AddHours(1) }));
    }

    [Fact]
    public async Task Rejected_at_once_is_counted_too()
    {
        await _it.TakeAsync(Request("some") with { Recipients = [new("+8613800000001"), new("nonsense") { Problem = "is no number" }] });

        var group = Assert.Single(await GroupsAsync(All));
        Assert.Equal((TransactionState.Rejected, 1L), (group.State, group.Count));
        Assert.Empty(await GroupsAsync(All with { Retryable = true }));
        Assert.Single(await ListAsync(All));
    }

    [Fact]
    public async Task Kinds_narrow_counts_and_list()
    {
        var absent = await FailAsync("absent", FailureCause.AbsentSubscriber);
        await FailAsync("full", FailureCause.MemoryFull);
        var busy = await FailAsync("busy", FailureCause.SubscriberBusy);
        var some = All with { Kinds = [new(TransactionState.Undeliverable, FailureCause.AbsentSubscriber), new(TransactionState.Undeliverable, FailureCause.SubscriberBusy), new(TransactionState.Expired, FailureCause.MemoryFull)] };

        Assert.Equal([busy, absent], await ListAsync(some));
        Assert.Equal(2, (await GroupsAsync(some)).Sum(group => group.Count));
        Assert.Equal([busy], await ListAsync(some with { Cause = FailureCause.SubscriberBusy }));
    }

    [Fact]
    public async Task Those_that_expire_are_counted_and_listed_the_soonest_first()
    {
        var late = await FailEndingAsync("late", 50);
        var soon = await FailEndingAsync("soon", 10, account: 2);
        var full = await FailEndingAsync("full", 30, FailureCause.MemoryFull);
        await FailEndingAsync("tomorrow", 24 * 60);
        await FailAsync("without an end of its own", FailureCause.AbsentSubscriber);
        await _it.EndAsync((await _it.TakeAsync(Request("fine") with { DeliverBefore = _it.Now.AddMinutes(20) }))[0], delivered: true);
        var expiring = All with { Expiry = new ExpiryRange(_it.Now, _it.Now.AddHours(1)) };

        Assert.Equal([soon, full, late], await ListAsync(expiring));
        Assert.Equal([(TransactionState.Undeliverable, FailureCause.AbsentSubscriber, 2L), (TransactionState.Undeliverable, FailureCause.MemoryFull, 1L)], await GroupsAsync(expiring));
        Assert.Equal([full, late], await ListAsync(expiring with { AccountId = 1 }));
        Assert.Equal([full], await ListAsync(expiring with { Cause = FailureCause.MemoryFull }));
        Assert.Empty(await ListAsync(expiring with { To = FailureFilter.HourOf(_it.Now) }));
        var first = await _it.Enquiries.FailuresAsync(expiring, null, 2, Token);
        var second = await _it.Enquiries.FailuresAsync(expiring, FailurePosition.Parse(first.Next!.Value.ToString()), 2, Token);
        Assert.Equal([late], second.Rows.Select(row => row.Transaction));
        Assert.Equal(first.Rows, (await _it.Enquiries.FailuresAsync(expiring, new PageEdge<FailurePosition>(second.Previous!.Value, IsBefore: true), 2, Token)).Rows);

        await _it.HappenAsync(soon, new TransactionEvent.RetryRequested("somebody", _it.Now.AddHours(1), false));
        Assert.Equal([full, late], await ListAsync(expiring));
    }

    [Fact]
    public async Task Accounts_are_counted_the_most_first()
    {
        await FailAsync("one", FailureCause.AbsentSubscriber);
        await FailAsync("two", FailureCause.MemoryFull, account: 2);
        await FailAsync("three", FailureCause.AbsentSubscriber, account: 2);

        Assert.Equal([new FailureAccount(2, 2), new FailureAccount(1, 1)], await _it.Enquiries.FailureAccountsAsync(All, 5, Token));
        Assert.Equal([new FailureAccount(2, 2)], await _it.Enquiries.FailureAccountsAsync(All, 1, Token));
        Assert.Equal([new FailureAccount(2, 1)], await _it.Enquiries.FailureAccountsAsync(All with { Cause = FailureCause.MemoryFull }, 5, Token));
        Assert.Equal([new FailureAccount(1, 1)], await _it.Enquiries.FailureAccountsAsync(All with { AccountId = 1 }, 5, Token));
        Assert.Empty(await _it.Enquiries.FailureAccountsAsync(All with { To = FailureFilter.HourOf(_it.Now) }, 5, Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<Transaction> FailAsync(string pushId, FailureCause cause, long account = 1) =>
        await FailAsync((await _it.TakeAsync(Request(pushId) with { Account = Account(account) }))[0], cause);

    private async Task<Transaction> FailEndingAsync(string pushId, int minutes, FailureCause cause = FailureCause.AbsentSubscriber, long account = 1) =>
        await FailAsync((await _it.TakeAsync(Request(pushId) with { Account = Account(account), DeliverBefore = StoreUnderTest.Start.AddMinutes(minutes) }))[0], cause);

    private async Task<Transaction> FailAsync(Transaction transaction, FailureCause cause)
    {
        _it.Clock.Advance(TimeSpan.FromMilliseconds(10));
        var suspended = await _it.SuspendAsync(transaction);
        return (await _it.HappenAsync(suspended, new TransactionEvent.GroupFailed(Failed(suspended.SubmissionId!.Value, cause), null)))!;
    }

    private async Task<List<Transaction>> ListAsync(FailureFilter filter) => [.. (await _it.Enquiries.FailuresAsync(filter, null, 10, Token)).Rows.Select(row => row.Transaction)];

    private async Task<List<(TransactionState State, FailureCause Cause, long Count)>> GroupsAsync(FailureFilter filter) =>
        [.. (await _it.Enquiries.FailureGroupsAsync(filter, Token)).Select(group => (group.State, group.Cause, group.Count))];

    public sealed class OnSqlite() : FailureListTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : FailureListTests(StorageProvider.PostgreSql);
}
