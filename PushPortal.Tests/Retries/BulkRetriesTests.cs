using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;
using static PushPortal.Tests.Transactions.SampleTransactions;

namespace PushPortal.Tests.Retries;

/// <summary>Many failed transactions retried at once, over the store as it is in operation.</summary>
public abstract partial class BulkRetriesTests : IDisposable
{
    private static readonly FailureFilter AllOfOne = new() { AccountId = 1 };

    private readonly StoreUnderTest _it;
    private readonly RecordingFeed _feed = new();

    /// <summary>Anew after a restart.</summary>
    private BulkRetryStore _store;
    private BulkRetries _retries = null!;
    private BulkRetryRunner _runner = null!;

    protected BulkRetriesTests(StorageProvider provider)
    {
        _it = new StoreUnderTest(provider);
        _store = Open();
    }

    public void Dispose()
    {
        _store.Dispose();
        _it.Dispose();
    }

    [Fact]
    public async Task Plan_says_what_would_happen_and_sends_nothing()
    {
        await FailAsync("absent-1", FailureCause.AbsentSubscriber);
        await FailAsync("absent-2", FailureCause.AbsentSubscriber);
        await FailAsync("expired", FailureCause.MemoryFull, request => request with { DeliverBefore = _it.Now.AddMinutes(5) });
        await FailAsync("theirs", FailureCause.MemoryFull, request => request with { Account = Account(2) });
        await _it.HappenAsync((await _it.TakeAsync(Request("cancelled")))[0], new TransactionEvent.CancelRequested());
        _it.Clock.Advance(TimeSpan.FromMinutes(10));
        var before = _it.Lines("SELECT id, state, version FROM transactions ORDER BY id");

        var plan = await PlanAsync(AllOfOne);

        Assert.Equal((BulkRetryStatus.Planned, new BulkRetryCounts(2, 0, 0, 1, 1)), (plan.Status, plan.Counts));
        Assert.Equal(
            [
                new(1, TransactionState.Undeliverable, FailureCause.AbsentSubscriber, 2, 2),
                new(1, TransactionState.Undeliverable, FailureCause.MemoryFull, 1, 0),
                new(1, TransactionState.Cancelled, FailureCause.Cancelled, 1, 0),
            ],
            plan.Kinds);
        Assert.Equal(before, _it.Lines("SELECT id, state, version FROM transactions ORDER BY id"));
        Assert.False(await _runner.StepAsync(Token));
        var read = await _retries.FindAsync(plan.Id, 1, Token);
        Assert.Equal((plan.Counts, plan.Status, plan.By, plan.Filter), (read!.Counts, read.Status, read.By, read.Filter));
        Assert.Equal(plan.Kinds, read.Kinds);
    }

    [Fact]
    public async Task Plan_of_those_that_expire_soon_or_of_some_kinds_has_these_alone()
    {
        var soon = await FailAsync("soon", FailureCause.AbsentSubscriber, request => request with { DeliverBefore = _it.Now.AddMinutes(5) });
        var full = await FailAsync("full", FailureCause.MemoryFull, request => request with { DeliverBefore = _it.Now.AddMinutes(50) });
        await FailAsync("later", FailureCause.MemoryFull, request => request with { DeliverBefore = _it.Now.AddHours(5) });
        await FailAsync("whenever", FailureCause.AbsentSubscriber);

        var expiring = await PlanAsync(AllOfOne with { Expiry = new ExpiryRange(_it.Now, _it.Now.AddHours(1)) });
        var kinds = await PlanAsync(AllOfOne with { Kinds = [new FailureKind(TransactionState.Undeliverable, FailureCause.MemoryFull)] });

        Assert.Equal([soon.Id, full.Id], (await _retries.ItemsAsync(expiring, null, 0, 10, Token)).Select(item => item.TransactionId));
        Assert.Equal((2, 2), (expiring.Counts.All, kinds.Counts.All));
        var read = await _retries.FindAsync(expiring.Id, 1, Token);
        Assert.Equal(expiring.Filter, read!.Filter);
        Assert.Equal(kinds.Filter!.Kinds!, (await _retries.FindAsync(kinds.Id, 1, Token))!.Filter!.Kinds!);
    }

    [Fact]
    public async Task Started_it_opens_a_new_run_of_each_and_ends()
    {
        var first = await FailAsync("first", FailureCause.AbsentSubscriber);
        var second = await FailAsync("second", FailureCause.MemoryFull);
        var plan = await PlanAsync(AllOfOne);

        Assert.Null(await _retries.StartAsync(plan, "support", "the region is back", 5_000, Token));
        Assert.True(await _runner.StepAsync(Token));

        var done = await ReadAsync(plan);
        Assert.Equal((BulkRetryStatus.Finished, new BulkRetryCounts(0, 2, 0, 0, 0), "the region is back"), (done.Status, done.Counts, done.Reason));
        foreach (var failed in new[] { first, second })
        {
            var now = await FindAsync(failed);
            Assert.Equal((TransactionState.Pending, TransactionStep.Queued, failed.Run + 1), (now.State, now.Step, now.Run));
            var asked = Assert.IsType<TimelineDetails.RetryAsked>((await _it.Enquiries.FindTransactionAsync(failed.Id, 1, Token))!.Timeline[^1].Details);
            Assert.StartsWith("support (blk_", asked.By, StringComparison.Ordinal);
        }

        Assert.Equal([first.Id, second.Id], _feed.Published.Select(change => change.TransactionId).Order());
        Assert.False(await _runner.StepAsync(Token));
    }

    [Fact]
    public async Task What_changed_since_the_plan_is_reported_and_not_retried()
    {
        var retried = await FailAsync("retried", FailureCause.AbsentSubscriber);
        var left = await FailAsync("left", FailureCause.AbsentSubscriber);
        var plan = await PlanAsync(AllOfOne);
        var opened = (await _it.HappenAsync(retried, new TransactionEvent.RetryRequested("somebody", _it.Now.AddHours(1), false)))!;
        var failedAgain = await EndAsync(opened, FailureCause.AbsentSubscriber);
        var later = await FailAsync("later", FailureCause.AbsentSubscriber);

        await RunAsync(plan);

        Assert.Equal(new BulkRetryCounts(0, 1, 1, 0, 0), (await ReadAsync(plan)).Counts);
        Assert.Equal([(retried.Id, BulkRetryOutcome.Changed), (left.Id, BulkRetryOutcome.Retried)], (await _retries.ItemsAsync(plan, null, 0, 10, Token)).Select(item => (item.TransactionId, item.Outcome)));
        Assert.Equal(failedAgain, await FindAsync(failedAgain));
        Assert.Equal(later, await FindAsync(later));
    }

    [Fact]
    public async Task Two_plans_of_the_same_transactions_retry_each_once()
    {
        var failed = await FailAsync("once", FailureCause.AbsentSubscriber);
        var (mine, yours) = (await PlanAsync(AllOfOne), await PlanAsync(AllOfOne));

        await _retries.StartAsync(mine, "me", "mine", 100, Token);
        await _retries.StartAsync(yours, "you", "yours", 100, Token);
        await _runner.StepAsync(Token);

        Assert.Equal(failed.Run + 1, (await FindAsync(failed)).Run);
        Assert.Equal((1, 1), ((await ReadAsync(mine)).Counts.Retried, (await ReadAsync(yours)).Counts.Changed));
    }

    [Fact]
    public async Task Restart_goes_on_where_it_stood()
    {
        var failed = new List<Transaction>();
        for (var at = 0; at < 5; at++)
        {
            failed.Add(await FailAsync($"push-{at}", FailureCause.AbsentSubscriber));
        }

        var plan = await PlanAsync(AllOfOne);
        await _retries.StartAsync(plan, "support", "again", 10, Token);
        await _runner.StepAsync(Token);
        Assert.Equal(2, (await ReadAsync(plan)).Counts.Retried);

        _store.Dispose();
        _it.Restart();
        _store = Open();
        await BeatAsync();
        await BeatAsync();

        var done = await ReadAsync(plan);
        Assert.Equal((BulkRetryStatus.Finished, 5), (done.Status, done.Counts.Retried));
        foreach (var transaction in failed)
        {
            Assert.Equal(transaction.Run + 1, (await FindAsync(transaction)).Run);
        }
    }

    [Fact]
    public async Task Paused_it_waits_and_cancelled_it_leaves_the_rest_alone()
    {
        for (var at = 0; at < 5; at++)
        {
            await FailAsync($"push-{at}", FailureCause.AbsentSubscriber);
        }

        var plan = await PlanAsync(AllOfOne);
        await _retries.StartAsync(plan, "support", "again", 5, Token);
        await _runner.StepAsync(Token);
        Assert.Null(await _retries.PauseAsync(await ReadAsync(plan), "admin", Token));
        Assert.False(await _runner.StepAsync(Token));
        Assert.Equal((BulkRetryStatus.Paused, 1), ((await ReadAsync(plan)).Status, (await ReadAsync(plan)).Counts.Retried));

        Assert.Null(await _retries.ResumeAsync(await ReadAsync(plan), "admin", Token));
        await BeatAsync();
        Assert.Null(await _retries.CancelAsync(await ReadAsync(plan), "admin", Token));
        Assert.False(await _runner.StepAsync(Token));

        var ended = await ReadAsync(plan);
        Assert.Equal((BulkRetryStatus.Cancelled, new BulkRetryCounts(3, 2, 0, 0, 0), "admin"), (ended.Status, ended.Counts, ended.ChangedBy));
        Assert.NotNull(await _retries.CancelAsync(ended, "admin", Token));
        Assert.NotNull(await _retries.ResumeAsync(ended, "admin", Token));
    }

    [Fact]
    public async Task Cancellation_during_a_piece_undoes_the_piece()
    {
        var failed = await FailAsync("push", FailureCause.AbsentSubscriber);
        var plan = await PlanAsync(AllOfOne);
        await _retries.StartAsync(plan, "support", "again", 5, Token);
        await _retries.CancelAsync(await ReadAsync(plan), "support", Token);

        var change = (await _it.Store.FindAsync([failed.Id], Token))[0].After(new TransactionEvent.RetryRequested("x", _it.Now.AddHours(1), false), _it.Now, _it.Store.Ids.Next);
        Assert.Null(await _store.TakeStepsAsync(plan.Id, [new BulkRetryStep(failed.Id, change, BulkRetryOutcome.Retried)], _it.Now, Token));

        Assert.Equal(failed, await FindAsync(failed));
    }

    [Fact]
    public async Task New_deadline_takes_in_those_whose_own_has_passed()
    {
        var failed = await FailAsync("late", FailureCause.AbsentSubscriber, request => request with { DeliverBefore = _it.Now.AddMinutes(5) });
        _it.Clock.Advance(TimeSpan.FromMinutes(10));
        var end = _it.Now.AddHours(2);

        var plan = Assert.IsType<BulkRetryPlanned.Made>(await _retries.PlanAsync(Ask(AllOfOne) with { DeliverBefore = end }, Token)).Plan;
        await RunAsync(plan);

        Assert.Equal((end, true), ((await FindAsync(failed)).ExpiresAt, (await FindAsync(failed)).DeliverBeforeGiven));
        Assert.IsType<BulkRetryPlanned.Refused>(await _retries.PlanAsync(Ask(AllOfOne) with { DeliverBefore = _it.Now }, Token));
    }

    [Fact]
    public async Task Chosen_ones_are_those_of_the_account_that_have_failed()
    {
        var mine = await FailAsync("mine", FailureCause.AbsentSubscriber);
        var theirs = await FailAsync("theirs", FailureCause.AbsentSubscriber, request => request with { Account = Account(2) });
        var delivered = await _it.EndAsync((await _it.TakeAsync(Request("fine")))[0], delivered: true);
        long[] chosen = [mine.Id, mine.Id, theirs.Id, delivered.Id, 77];

        var ask = new BulkRetryAsk { By = "member", OwnerId = 1, TransactionIds = chosen };
        var plan = Assert.IsType<BulkRetryPlanned.Made>(await _retries.PlanAsync(ask, Token)).Plan;

        Assert.Equal([mine.Id], (await _retries.ItemsAsync(plan, null, 0, 10, Token)).Select(item => item.TransactionId));
        Assert.Equal(1, plan.Counts.All);
        Assert.IsType<BulkRetryPlanned.Nothing>(await _retries.PlanAsync(ask with { TransactionIds = [theirs.Id, delivered.Id] }, Token));
        Assert.Null(await _retries.FindAsync(plan.Id, 2, Token));
        Assert.Empty(await _retries.PageAsync(2, null, 10, Token));
        Assert.Equal([plan.Id], (await _retries.PageAsync(1, null, 10, Token)).Where(retry => retry.Status == BulkRetryStatus.Planned).Select(retry => retry.Id));
    }

    [Fact]
    public async Task More_than_may_be_is_refused_before_anything_is_written()
    {
        _retries = Retries(new BulkRetryPolicy { MostTransactions = 1 });
        await FailAsync("first", FailureCause.AbsentSubscriber);
        await FailAsync("second", FailureCause.AbsentSubscriber);

        Assert.Equal(new BulkRetryPlanned.TooMany(2, 1), await _retries.PlanAsync(Ask(AllOfOne), Token));
        Assert.Equal(0, _it.Number("SELECT count(*) FROM bulk_retries"));
    }

    [Fact]
    public async Task Old_plan_is_not_started()
    {
        await FailAsync("first", FailureCause.AbsentSubscriber);
        var plan = await PlanAsync(AllOfOne);
        _it.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Contains("too old", await _retries.StartAsync(plan, "support", "again", 5, Token), StringComparison.Ordinal);
        Assert.Equal(BulkRetryStatus.Planned, (await ReadAsync(plan)).Status);
    }

    [Fact]
    public async Task New_deadline_that_passes_meanwhile_opens_nothing_any_more()
    {
        var failed = await FailAsync("late", FailureCause.AbsentSubscriber);
        var plan = Assert.IsType<BulkRetryPlanned.Made>(await _retries.PlanAsync(Ask(AllOfOne) with { DeliverBefore = _it.Now.AddMinutes(5) }, Token)).Plan;
        var other = Assert.IsType<BulkRetryPlanned.Made>(await _retries.PlanAsync(Ask(AllOfOne) with { DeliverBefore = _it.Now.AddMinutes(5) }, Token)).Plan;
        Assert.Null(await _retries.StartAsync(plan, "support", "again", 1000, Token));
        _it.Clock.Advance(TimeSpan.FromMinutes(6));

        await _runner.StepAsync(Token);

        Assert.Equal(new BulkRetryCounts(0, 0, 0, 1, 0), (await ReadAsync(plan)).Counts);
        Assert.Equal(failed, await FindAsync(failed));
        Assert.Contains("deliverBefore has passed", await _retries.StartAsync(other, "support", "again", 1000, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clock_that_is_set_back_does_not_stop_it()
    {
        await FailAsync("first", FailureCause.AbsentSubscriber);
        await FailAsync("second", FailureCause.AbsentSubscriber);
        var plan = await PlanAsync(AllOfOne);
        await _retries.StartAsync(plan, "support", "again", 5, Token);
        await _runner.StepAsync(Token);

        _it.Clock.AdjustTime(_it.Now.AddHours(-1));
        await _runner.StepAsync(Token);
        await BeatAsync();

        Assert.Equal(2, (await ReadAsync(plan)).Counts.Retried);
    }

    [Fact]
    public async Task Transactions_that_were_deleted_do_not_keep_it_running()
    {
        await FailAsync("first", FailureCause.AbsentSubscriber);
        var plan = await PlanAsync(AllOfOne);
        await _retries.StartAsync(plan, "support", "again", 5, Token);
        _it.Execute("DELETE FROM bulk_retry_items");

        await _runner.StepAsync(Token);

        Assert.Equal(BulkRetryStatus.Finished, (await ReadAsync(plan)).Status);
    }

    [Fact]
    public async Task Status_is_moved_from_where_it_is_alone()
    {
        await FailAsync("first", FailureCause.AbsentSubscriber);
        var plan = await PlanAsync(AllOfOne);
        Assert.NotNull(await _retries.PauseAsync(plan, "admin", Token));
        Assert.NotNull(await _retries.ResumeAsync(plan, "admin", Token));
        await _retries.StartAsync(plan, "support", "again", 5, Token);
        Assert.NotNull(await _retries.StartAsync(await ReadAsync(plan), "support", "again", 5, Token));
        Assert.NotNull(await _retries.PauseAsync(plan, "admin", Token));
        Assert.Equal("again", (await ReadAsync(plan)).Reason);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 6)]
    [InlineData(7, 21)]
    public async Task Rate_is_kept(int rate, int inThreeSeconds)
    {
        for (var at = 0; at < 25; at++)
        {
            await FailAsync($"push-{at}", FailureCause.AbsentSubscriber);
        }

        var plan = await PlanAsync(AllOfOne);
        await _retries.StartAsync(plan, "support", "slowly", rate, Token);
        await _runner.StepAsync(Token);
        for (var beat = 0; beat < 14; beat++)
        {
            await BeatAsync();
        }

        Assert.InRange((await ReadAsync(plan)).Counts.Retried, inThreeSeconds - 1, inThreeSeconds);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static BulkRetryAsk Ask(FailureFilter filter) => new() { By = "support", OwnerId = filter.AccountId, Filter = filter };

    private BulkRetryStore Open()
    {
        _store = new BulkRetryStore(_it.Store);
        _retries = Retries(new BulkRetryPolicy());
        _runner = new BulkRetryRunner(_store, _it.Store, _it.Store.Ids, new TransactionAnnouncer(_feed, []), new TransactionSignal(_it.Clock), new PpgPolicy(), _it.Clock);
        return _store;
    }

    private BulkRetries Retries(BulkRetryPolicy policy) => new(_store, _it.Store, _it.Enquiries, _it.Store.Ids, new BulkRetrySignal(_it.Clock), new PpgPolicy(), policy, _it.Clock);

    private async Task<BulkRetry> PlanAsync(FailureFilter filter) => Assert.IsType<BulkRetryPlanned.Made>(await _retries.PlanAsync(Ask(filter), Token)).Plan;

    private async Task RunAsync(BulkRetry plan)
    {
        Assert.Null(await _retries.StartAsync(plan, "support", "again", 1000, Token));
        await _runner.StepAsync(Token);
    }

    private Task<bool> BeatAsync()
    {
        _it.Clock.Advance(BulkRetryRunner.Beat);
        return _runner.StepAsync(Token);
    }

    private async Task<BulkRetry> ReadAsync(BulkRetry retry) => (await _retries.FindAsync(retry.Id, null, Token))!;

    private async Task<Transaction> FindAsync(Transaction transaction) => (await _it.Store.FindAsync([transaction.Id], Token))[0].Transaction;

    private async Task<Transaction> FailAsync(string pushId, FailureCause cause, Func<PushRequest, PushRequest>? change = null)
    {
        var request = Request(pushId) with { Notify = null };
        return await EndAsync((await _it.TakeAsync(change?.Invoke(request) ?? request))[0], cause);
    }

    private async Task<Transaction> EndAsync(Transaction transaction, FailureCause cause)
    {
        _it.Clock.Advance(TimeSpan.FromMilliseconds(10));
        var suspended = await _it.SuspendAsync(transaction);
        return (await _it.HappenAsync(suspended, new TransactionEvent.GroupFailed(Failed(suspended.SubmissionId!.Value, cause), null)))!;
    }

    public sealed class OnSqlite() : BulkRetriesTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : BulkRetriesTests(StorageProvider.PostgreSql);
}
