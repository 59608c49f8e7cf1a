using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;
using static PushPortal.Tests.Transactions.SampleTransactions;

namespace PushPortal.Tests.Persistence;

/// <summary>Changes of transactions, and what is due.</summary>
public abstract class StoreApplyTests(StorageProvider provider) : IDisposable
{
    private const string Gauges = "SELECT kind, sum(count) FROM counts WHERE hour = 0 GROUP BY kind HAVING sum(count) <> 0 ORDER BY kind";

    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Stale_change_changes_nothing_at_all()
    {
        var stale = Assert.Single(await _it.TakeAsync(Request()));
        var cancelled = await _it.HappenAsync(stale, new TransactionEvent.CancelRequested());
        var before = Everything();

        Assert.Null(await _it.HappenAsync(stale, new TransactionEvent.CancelRequested()));
        Assert.Null(await _it.HappenAsync(stale, new TransactionEvent.HandedToSmsc(7, _it.Now)));

        Assert.Equal(before, Everything());
        Assert.Equal(cancelled, (await _it.Store.FindAsync([stale.Id], Token))[0].Transaction);
    }

    [Fact]
    public async Task Changes_of_one_call_are_made_or_not_one_by_one()
    {
        var transactions = await _it.TakeAsync(Request("a", "+8613800000001", "+8613800000002"));
        await _it.HappenAsync(transactions[0], new TransactionEvent.CancelRequested());

        var made = await _it.Store.ApplyAsync(
            [.. transactions.Select(transaction => transaction.After(new TransactionEvent.HandedToSmsc(_it.Store.Ids.Next(), _it.Now), _it.Now, null, _it.Store.Ids.Next))], Token);

        Assert.Equal([false, true], made);
        Assert.Empty(await _it.Store.ApplyAsync([], Token));
    }

    [Fact]
    public async Task What_waits_for_a_handset_is_found_by_it()
    {
        var transactions = await _it.TakeAsync(Request("a", "+8613800000001", "+8613800000002", "+8613800000003"));
        foreach (var (transaction, cause) in transactions.Zip([FailureCause.AbsentSubscriber, FailureCause.MemoryFull, FailureCause.NotAcknowledged]))
        {
            var suspended = await _it.SuspendAsync(transaction);
            await _it.HappenAsync(suspended, new TransactionEvent.GroupFailed(Failed(suspended.SubmissionId!.Value, cause), _it.Now.AddMinutes(5)));
        }

        Assert.Equal([transactions[0].Id], await WaitingAsync("+8613800000001"));
        Assert.Equal([transactions[1].Id], await WaitingAsync("+8613800000002"));
        Assert.Empty(await WaitingAsync("+8613800000003"));
        await _it.HappenAsync((await _it.Store.FindAsync([transactions[0].Id], Token))[0].Transaction, new TransactionEvent.HandsetReturned());
        Assert.Empty(await WaitingAsync("+8613800000001"));

        async Task<IEnumerable<long>> WaitingAsync(string recipient) => (await _it.Store.WaitingForHandsetAsync(recipient, 10, Token)).Select(due => due.Transaction.Id);
    }

    [Fact]
    public async Task Transaction_is_read_back_as_it_was_written()
    {
        var transaction = Assert.Single(await _it.TakeAsync(Request()));
        var suspended = await _it.SuspendAsync(transaction);
        var answer = Failed(suspended.SubmissionId!.Value) with { Report = Failed(1).Report with { PossibleDuplicate = true } };
        var waiting = await _it.HappenAsync(suspended, new TransactionEvent.GroupFailed(answer, _it.Now.AddSeconds(5)));

        Assert.Equal(waiting, (await _it.Store.FindAsync([transaction.Id], Token))[0].Transaction);
        Assert.Empty(await _it.Store.FindAsync([1], Token));
    }

    [Fact]
    public async Task Due_ones_come_by_priority_then_by_time()
    {
        var low = (await _it.TakeAsync(Request("low") with { Priority = Priority.Low }))[0];
        var medium = (await _it.TakeAsync(Request("medium")))[0];
        _it.Clock.Advance(TimeSpan.FromSeconds(1));
        var later = (await _it.TakeAsync(Request("later")))[0];
        var high = (await _it.TakeAsync(Request("high") with { Priority = Priority.High }))[0];
        var deferred = (await _it.TakeAsync(Request("deferred") with { Priority = Priority.High, DeliverAfter = _it.Now.AddSeconds(10) }))[0];
        await _it.SuspendAsync((await _it.TakeAsync(Request("suspended")))[0]);
        await _it.EndAsync((await _it.TakeAsync(Request("ended")))[0], delivered: true);

        Assert.Equal([high.Id, medium.Id, later.Id, low.Id], Ids(await _it.Store.DueAsync(_it.Now, 10, Token)));
        Assert.Equal([high.Id, medium.Id], Ids(await _it.Store.DueAsync(_it.Now, 2, Token)));
        Assert.Equal([high.Id, deferred.Id, medium.Id, later.Id, low.Id], Ids(await _it.Store.DueAsync(_it.Now.AddSeconds(10), 10, Token)));
        Assert.Equal("high", (await _it.Store.DueAsync(_it.Now, 1, Token))[0].Push.InitiatorPushId);
    }

    [Fact]
    public async Task Next_due_time_is_the_earliest_of_what_waits_and_of_the_answers_that_are_awaited()
    {
        Assert.Null(await _it.Store.NextDueAsync(Token));
        var suspended = await _it.SuspendAsync((await _it.TakeAsync(Request("suspended")))[0]);
        Assert.Equal(suspended.DueAt, await _it.Store.NextDueAsync(Token));

        await _it.TakeAsync(Request("a") with { Priority = Priority.High, DeliverAfter = _it.Now.AddSeconds(30) });
        await _it.TakeAsync(Request("b") with { Priority = Priority.Low, DeliverAfter = _it.Now.AddSeconds(20) });

        Assert.Equal(_it.Now.AddSeconds(20), await _it.Store.NextDueAsync(Token));
    }

    [Fact]
    public async Task Suspended_ones_are_overdue_when_their_answer_is_late()
    {
        var first = await _it.SuspendAsync((await _it.TakeAsync(Request("a")))[0]);
        _it.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await _it.SuspendAsync((await _it.TakeAsync(Request("b")))[0]);
        await _it.TakeAsync(Request("queued"));

        Assert.Empty(await _it.Store.OverdueAsync(_it.Now, 10, Token));
        Assert.Equal([first.Id], Ids(await _it.Store.OverdueAsync(first.DueAt!.Value, 10, Token)));
        Assert.Equal([first.Id], Ids(await _it.Store.OverdueAsync(DateTimeOffset.MaxValue, 1, Token)));
        Assert.Equal([first.Id, second.Id], Ids(await _it.Store.OverdueAsync(DateTimeOffset.MaxValue, int.MaxValue, Token)));

        await _it.Store.PostponeAsync([first.Id], second.DueAt!.Value.AddSeconds(1), Token);
        Assert.Equal([second.Id, first.Id], Ids(await _it.Store.OverdueAsync(DateTimeOffset.MaxValue, int.MaxValue, Token)));
    }

    [Fact]
    public async Task Gauges_follow_each_step_and_return_to_nothing()
    {
        var transactions = await _it.TakeAsync(Request("a", "+8613800000001", "+8613800000002", "+8613800000003"));
        Assert.Equal(["102|3"], _it.Lines(Gauges));

        await _it.EndAsync(transactions[0], delivered: true);
        var suspended = await _it.SuspendAsync(transactions[1]);
        Assert.Equal(["102|1", "103|1"], _it.Lines(Gauges));
        var waiting = await _it.HappenAsync(suspended, new TransactionEvent.GroupFailed(Failed(1), _it.Now));
        Assert.Equal(["102|1", "104|1"], _it.Lines(Gauges));
        await _it.EndAsync(waiting!, delivered: false);
        await _it.HappenAsync(transactions[2], new TransactionEvent.CancelRequested());

        Assert.Empty(_it.Lines(Gauges));
        Assert.Equal((3, 1, 2), await LastDayAsync(1));
        Assert.Equal(["2|1", "4|1"], _it.Lines("SELECT kind, sum(count) FROM counts WHERE hour > 0 AND kind IN (2, 4) GROUP BY kind"));
        Assert.All((await _it.Enquiries.PendingAsync(1, Token)).Steps.Values, count => Assert.Equal(0, count));
        Assert.Equal((0, 0, 0), await LastDayAsync(2));
        Assert.Equal((3, 1, 2), await LastDayAsync(null));
    }

    [Fact]
    public async Task Counts_of_hours_fall_out_of_the_last_day()
    {
        await _it.TakeAsync(Request());
        _it.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal((1, 0, 0), await LastDayAsync(1));

        _it.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal((0, 0, 0), await LastDayAsync(1));
        Assert.Equal(1, (await _it.Enquiries.PendingAsync(1, Token)).Steps[TransactionStep.Queued]);
    }

    private async Task<(long Accepted, long Delivered, long Failed)> LastDayAsync(long? accountId)
    {
        var day = await _it.Enquiries.TrafficAsync(accountId, new(TimeSpan.FromHours(1), 24), _it.Now, Token);
        return (day.Sum(hour => hour.Accepted), day.Sum(hour => hour.Delivered), day.Sum(hour => hour.Failed));
    }

    [Fact]
    public async Task Push_tells_how_its_recipients_ended_through_a_retry()
    {
        const string Tallies = "SELECT delivered, failed FROM pushes";
        var transactions = await _it.TakeAsync(Request("a", "+8613800000001", "+8613800000002"));
        await _it.EndAsync(transactions[0], delivered: true);
        var failed = await _it.EndAsync(transactions[1], delivered: false);
        Assert.Equal(["1|1"], _it.Lines(Tallies));

        var opened = await _it.HappenAsync(failed, new TransactionEvent.RetryRequested("staff", _it.Now.AddHours(1), false));
        Assert.Equal(["1|0"], _it.Lines(Tallies));
        await _it.EndAsync(opened!, delivered: true);

        Assert.Equal(["2|0"], _it.Lines(Tallies));
        Assert.Equal(3, _it.Number("SELECT count(*) FROM notifications"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IEnumerable<long> Ids(IReadOnlyList<DueTransaction> due) => due.Select(one => one.Transaction.Id);

    private List<string> Everything() =>
        [.. new[] { "transactions", "timeline", "notifications", "counts", "pushes" }.SelectMany(table => _it.Lines($"SELECT '{table}', * FROM {table}"))];

    public sealed class OnSqlite() : StoreApplyTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : StoreApplyTests(StorageProvider.PostgreSql);
}
