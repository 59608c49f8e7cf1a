using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Tests.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Retries;

public abstract partial class BulkRetriesTests
{
    private const int ManyPushes = 12;
    private const int RecipientsOfEach = 10_000;

    /// <summary>Every sixth recipient had it.</summary>
    private const int DeliveredOfEach = RecipientsOfEach / 6;

    private const int ManyFailed = ManyPushes * (RecipientsOfEach - DeliveredOfEach);

    /// <summary>A hundred thousand failures among twenty thousand deliveries, retried through a pause and a restart.</summary>
    [Fact(Timeout = 120_000)]
    public async Task Hundred_thousand_are_retried_once_each_through_a_pause_and_a_restart_and_what_was_delivered_is_left_alone()
    {
        await FailManyAsync();
        var delivered = _it.Lines("SELECT * FROM transactions WHERE state = 1 ORDER BY id");
        var plan = await PlanAsync(AllOfOne);
        Assert.Equal(new BulkRetryCounts(ManyFailed, 0, 0, 0, 0), plan.Counts);
        Assert.Null(await _retries.StartAsync(plan, "support", "the region is back", _retries.Policy.HighestRate, Token));

        await BeatUntilAsync(plan, ManyFailed / 3);
        Assert.Null(await _retries.PauseAsync(await ReadAsync(plan), "support", Token));
        var paused = (await ReadAsync(plan)).Counts;
        await BeatAsync();
        Assert.Equal(paused, (await ReadAsync(plan)).Counts);
        Assert.Null(await _retries.ResumeAsync(await ReadAsync(plan), "support", Token));
        await BeatUntilAsync(plan, ManyFailed * 2 / 3);
        _store.Dispose();
        _it.Restart();
        _store = Open();
        await BeatUntilAsync(plan, ManyFailed);

        var done = await ReadAsync(plan);
        Assert.Equal((BulkRetryStatus.Finished, new BulkRetryCounts(0, ManyFailed, 0, 0, 0)), (done.Status, done.Counts));
        Assert.Equal([$"2|{ManyFailed}"], _it.Lines("SELECT run, count(*) FROM transactions WHERE state = 0 GROUP BY run"));
        Assert.Equal([$"{ManyFailed}|{ManyFailed}"], _it.Lines($"SELECT count(*), count(DISTINCT transaction_id) FROM timeline WHERE kind = {(int)TimelineKind.RetryRequested}"));
        Assert.Equal(ManyFailed, _feed.Published.Select(change => change.TransactionId).Distinct().Count());
        Assert.Equal(ManyFailed, _feed.Published.Count);
        Assert.Equal(delivered, _it.Lines("SELECT * FROM transactions WHERE state = 1 ORDER BY id"));
        Assert.Equal(ManyFailed, _it.Number($"SELECT sum(count) FROM counts WHERE account_id = 1 AND hour = 0 AND kind = {CountKind.Step + (int)TransactionStep.Queued}"));
        Assert.Equal(0, _it.Number($"SELECT sum(count) FROM counts WHERE {CountRow.IsFailure}"));
    }

    private async Task BeatUntilAsync(BulkRetry plan, int retried)
    {
        // A step more than the rate needs, for what is due when it begins anew.
        for (var steps = (ManyFailed / _retries.Policy.HighestRate * 5) + 10; steps > 0 && (await ReadAsync(plan)).Counts.Retried < retried; steps--)
        {
            await BeatAsync();
        }
    }

    /// <summary>Accepted as in operation; their ends are written at once.</summary>
    private async Task FailManyAsync()
    {
        var numbers = Enumerable.Range(0, RecipientsOfEach).Select(at => $"+86138{at:d8}").ToArray();
        for (var at = 0; at < ManyPushes; at++)
        {
            await _it.AcceptAsync(Request($"push-{at}", numbers) with { Notify = null });
        }

        _it.Clock.Advance(TimeSpan.FromSeconds(1));
        var isDelivered = $"(id - push_id) / {IdSequence.Stride} % 6 = 0";
        _it.Execute($"""
            UPDATE transactions SET state = CASE WHEN {isDelivered} THEN 1 ELSE 2 END, cause = CASE WHEN {isDelivered} THEN 0 ELSE {(int)FailureCause.AbsentSubscriber} END,
                step = 0, lane = NULL, due_at = NULL, version = 2, updated_at = {_it.Now.UtcTicks};
            UPDATE pushes SET delivered = {DeliveredOfEach}, failed = {RecipientsOfEach - DeliveredOfEach};
            UPDATE push_slices SET partly = pending, pending = 0;
            DELETE FROM counts WHERE hour = 0;
            INSERT INTO counts(account_id, hour, kind, count) VALUES (1, {Infrastructure.Persistence.Hours.Of(_it.Now)}, {CountKind.Failure(TransactionState.Undeliverable, FailureCause.AbsentSubscriber)}, {ManyFailed});
            """);
    }
}
