using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Notifications;
using static PushPortal.Tests.Pushes.SamplePush;
using static PushPortal.Tests.Transactions.SampleTransactions;

namespace PushPortal.Tests.Persistence;

/// <summary>What PostgreSQL is asked for many rows at once.</summary>
public sealed class PostgresSetTests : IDisposable
{
    private const int Pushes = 1000;
    private const int InAGroup = 50;

    /// <summary>A look-up by key reads one entry; each push is looked up by about a dozen.</summary>
    private const int MostReadAPush = 30;

    private readonly StoreUnderTest _it = new(StorageProvider.PostgreSql);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Tables_that_were_empty_when_their_statements_were_prepared_are_not_gone_through_when_they_have_grown()
    {
        await TakeAndTellAsync(InAGroup, "small");
        await TakeAndTellAsync(InAGroup, "small again");

        await TakeAndTellAsync(Pushes, "many");
        _it.Store.Dispose();

        await Eventually.GetAsync(
            () => _it.Number("SELECT sum(n_tup_upd) FROM pg_stat_user_tables WHERE relname = 'notifications'"), updated => updated >= Pushes + (2 * InAGroup), "the server's own statistics");
        Assert.InRange(_it.Number("SELECT sum(idx_tup_read) FROM pg_stat_user_indexes"), 1, Pushes * MostReadAPush);
        Assert.InRange(_it.Number("SELECT sum(seq_tup_read) FROM pg_stat_user_tables WHERE relname IN ('pushes', 'transactions', 'notifications', 'timeline')"), 0, Pushes);
    }

    private async Task TakeAndTellAsync(int count, string name)
    {
        var made = Enumerable.Range(0, count).Select(at => _it.Make(Request($"{name} {at}"))).ToList();
        Assert.All(await InOneCommitAsync(made, push => _it.Store.AcceptAsync(push.Push, push.Starts, null, Token)), outcome => Assert.Equal(AcceptKind.Stored, outcome.Kind));
        foreach (var group in made.Chunk(InAGroup))
        {
            var suspended = group.Select(push => (push.Push, Change: push.Starts[0].Transaction.After(new TransactionEvent.HandedToSmsc(_it.Store.Ids.Next(), _it.Now.AddMinutes(2)), _it.Now, null, _it.Store.Ids.Next))).ToList();
            var ended = suspended
                .Select(push => (push.Push, Change: push.Change.After.After(new TransactionEvent.GroupDelivered(Delivered(push.Change.After.SubmissionId!.Value)), _it.Now, push.Push.Notify, _it.Store.Ids.Next, push.Push)))
                .ToList();
            Assert.DoesNotContain(false, (await InOneCommitAsync(suspended, push => _it.Store.ApplyAsync([push.Change], Token))).SelectMany(done => done));
            Assert.DoesNotContain(false, (await InOneCommitAsync(ended, push => _it.Store.ApplyAsync([push.Change], Token))).SelectMany(done => done));
        }

        while ((await _it.Notifications.DueAsync("initiator.example:443", default, _it.Now, InAGroup, Token)).Due is { Count: > 0 } due)
        {
            await _it.Store.RecordAsync([.. due.Select(one => SampleOutcome.Of(one, confirmed: true, null, _it.Now))], Token);
        }
    }

    private async Task<TResult[]> InOneCommitAsync<T, TResult>(IReadOnlyList<T> subjects, Func<T, Task<TResult>> start)
    {
        using var held = HeldWriter.Hold(_it.Store.Writer);
        var started = subjects.Select(start).ToList();
        held.LetGo();
        return await Task.WhenAll(started);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
