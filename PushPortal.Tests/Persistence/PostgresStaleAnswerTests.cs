using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Tests.Notifications;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>What the operations of a group are going to ask is asked before they run. What changes in between is found by what they write.</summary>
public sealed class PostgresStaleAnswerTests : IDisposable
{
    private readonly StoreUnderTest _it = new(StorageProvider.PostgreSql);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Transaction_that_somebody_else_has_moved_stays_as_it_is_and_its_neighbours_are_written()
    {
        var taken = await _it.TakeAsync(Request("push", "+8613800000001", "+8613800000002", "+8613800000003"));
        var changes = taken.Select(transaction => transaction.After(new TransactionEvent.HandedToSmsc(_it.Store.Ids.Next(), _it.Now.AddMinutes(2)), _it.Now, null, _it.Store.Ids.Next)).ToList();
        using var held = HeldWriter.Hold(_it.Store.Writer);
        Meanwhile($"UPDATE transactions SET version = version + 1 WHERE id = {taken[1].Id}");
        var made = changes.ConvertAll(change => _it.Store.ApplyAsync([change], Token));

        held.LetGo();

        Assert.Equal([true, false, true], (await Task.WhenAll(made)).Select(done => Assert.Single(done)));
        Assert.Equal(
            [$"{(int)TransactionStep.Suspended}|1", $"{(int)TransactionStep.Queued}|1", $"{(int)TransactionStep.Suspended}|1"], _it.Lines("SELECT step, version FROM transactions ORDER BY id"));
        Assert.Equal(2, _it.Number($"SELECT sum(count) FROM counts WHERE account_id = 1 AND hour = 0 AND kind = {Infrastructure.Persistence.Rows.CountKind.Step + (int)TransactionStep.Suspended}"));
    }

    /// <summary>The result of the second run waits for that of the first, which is not known when the end of the first is asked about.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Notification_for_which_another_waits_since_then_lets_that_go(bool confirmed)
    {
        var failed = await _it.EndAsync((await _it.TakeAsync(Request()))[0], delivered: false);
        var again = (await _it.HappenAsync(failed, new TransactionEvent.RetryRequested("staff", _it.Now.AddHours(1), false)))!;
        await _it.EndAsync(again, delivered: true);
        var first = Assert.Single(await DueAsync());
        _it.Execute("UPDATE notifications SET followed = 0");
        using var held = HeldWriter.Hold(_it.Store.Writer);
        Meanwhile("UPDATE notifications SET followed = 1 WHERE run = 1");
        var recorded = _it.Store.RecordAsync([SampleOutcome.Of(first, confirmed, null, _it.Now)], Token);

        held.LetGo();

        await recorded;
        Assert.Equal(2, Assert.Single(await DueAsync()).Notification.Run);
    }

    /// <summary>One that was recorded already is not counted again.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Notification_that_has_ended_since_then_is_told_once(bool confirmed)
    {
        var ended = await _it.EndAsync((await _it.TakeAsync(Request()))[0], delivered: false);
        var due = Assert.Single(await DueAsync());
        using var held = HeldWriter.Hold(_it.Store.Writer);
        Meanwhile($"UPDATE notifications SET due_at = NULL, confirmed = 1, tries = 1 WHERE transaction_id = {ended.Id}");
        var recorded = _it.Store.RecordAsync([SampleOutcome.Of(due, confirmed, null, _it.Now)], Token);

        held.LetGo();

        await recorded;
        Assert.Equal(["1|1|"], _it.Lines("SELECT tries, confirmed, due_at FROM notifications"));
        Assert.DoesNotContain(_it.Lines("SELECT kind FROM timeline"), kind => kind == $"{(int)TimelineKind.NotificationConfirmed}" || kind == $"{(int)TimelineKind.NotificationRefused}");
    }

    /// <summary>A push-id was used by a push that goes in the same commit.</summary>
    [Fact]
    public async Task Push_id_of_a_push_that_is_deleted_in_the_same_commit_is_free()
    {
        var old = await _it.EndAsync((await _it.TakeAsync(Request("once") with { Notify = null }))[0], delivered: true);
        using var held = HeldWriter.Hold(_it.Store.Writer);
        var purged = _it.Store.Writer.RunAsync(new PurgeOperation(0, long.MaxValue, 10, new HashSet<long>(), _it.Now.AddMinutes(1)));
        var accepted = _it.AcceptAsync(Request("once"));

        held.LetGo();

        Assert.Equal((1, old.PushId), await purged);
        Assert.Equal(AcceptKind.Stored, (await accepted).Kind);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private void Meanwhile(string sql) => _it.Store.Writer.Enqueue(new Interloper(() => _it.Execute(sql)));

    private async Task<IReadOnlyList<DueNotification>> DueAsync() => (await _it.Notifications.DueAsync("initiator.example:443", NotificationPosition.First, _it.Now, 10, Token)).Due;
}
