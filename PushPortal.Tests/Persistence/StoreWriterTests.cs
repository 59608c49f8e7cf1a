using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Infrastructure.Persistence.Store;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>The writer's groups when something in them fails.</summary>
public abstract class StoreWriterTests(StorageProvider provider) : IDisposable
{
    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Theory]
    [InlineData("fault")]
    [InlineData("constraint")]
    public async Task Operation_that_cannot_be_written_fails_alone_and_its_neighbours_are_kept_once(string poison)
    {
        var first = (await _it.TakeAsync(Request("first")))[0];
        using var held = HeldWriter.Hold(_it.Store.Writer);

        var before = _it.AcceptAsync(Request("before"));
        var poisoned = PoisonAsync(poison, first);
        var change = _it.HappenAsync(first, new TransactionEvent.CancelRequested());
        var after = _it.AcceptAsync(Request("after"));
        held.LetGo();

        await Assert.ThrowsAnyAsync<Exception>(() => poisoned);
        Assert.Equal(AcceptKind.Stored, (await before).Kind);
        Assert.Equal(AcceptKind.Stored, (await after).Kind);
        Assert.NotNull(await change);
        Assert.Equal(["after", "before", "first"], _it.Lines("SELECT initiator_push_id FROM pushes ORDER BY 1"));
        Assert.Equal(["0|3", "102|2", $"{CountKind.Failure(TransactionState.Cancelled, FailureCause.Cancelled)}|1", "4|1", "50|6"], _it.Lines("SELECT kind, sum(count) FROM counts GROUP BY kind HAVING sum(count) > 0 ORDER BY CAST(kind AS TEXT)"));
        Assert.Equal(3, _it.Number("SELECT count(*) FROM transactions"));
        Assert.Equal(1, _it.Number("SELECT count(*) FROM timeline"));
    }

    [Theory]
    [InlineData("fault")]
    [InlineData("constraint")]
    public async Task Store_takes_pushes_after_an_operation_alone_in_its_group_could_not_be_written(string poison)
    {
        var first = (await _it.TakeAsync(Request("first")))[0];

        await Assert.ThrowsAnyAsync<Exception>(() => PoisonAsync(poison, first));

        Assert.Null(_it.Store.Writer.Trouble);
        Assert.Equal(AcceptKind.Stored, (await _it.AcceptAsync(Request("next"))).Kind);
    }

    [Fact]
    public async Task Push_id_of_a_push_that_could_not_be_written_is_free_again()
    {
        var (push, starts) = _it.Make(Request("again"));
        var broken = starts[0] with { Transaction = starts[0].Transaction with { Recipient = null! } };

        await Assert.ThrowsAnyAsync<Exception>(() => _it.Store.AcceptAsync(push, [broken], null, Token));

        Assert.Equal(AcceptKind.Stored, (await _it.AcceptAsync(Request("again"))).Kind);
    }

    [Fact]
    public async Task Store_that_fails_refuses_new_pushes_keeps_what_was_promised_and_recovers_by_itself()
    {
        var first = (await _it.TakeAsync(Request("first")))[0];
        Break();
        var promised = _it.HappenAsync(first, new TransactionEvent.CancelRequested());

        await Assert.ThrowsAsync<StoreBusyException>(() => _it.AcceptAsync(Request("refused")));
        Assert.NotNull(_it.Store.Writer.Trouble);
        Assert.False(promised.IsCompleted);
        Mend();

        Assert.NotNull(await promised.WaitAsync(TimeSpan.FromSeconds(30), Token));
        Assert.Null(_it.Store.Writer.Trouble);
        Assert.Equal(AcceptKind.Stored, (await _it.AcceptAsync(Request("refused"))).Kind);
        Assert.Equal(2, _it.Number("SELECT count(*) FROM pushes"));
        Assert.Equal(["10"], _it.Lines($"SELECT kind FROM timeline WHERE transaction_id = {first.Id} ORDER BY id"));
    }

    [Fact]
    public async Task Store_that_failed_with_nothing_promised_recovers_by_itself()
    {
        Break();
        await Assert.ThrowsAsync<StoreBusyException>(() => _it.AcceptAsync(Request("refused")));
        Mend();

        await RecoveredAsync();

        Assert.Equal(AcceptKind.Stored, (await _it.AcceptAsync(Request("taken"))).Kind);
    }

    [Fact]
    public async Task Store_that_was_closed_refuses()
    {
        var store = _it.Store;
        var (push, starts) = _it.Make(Request());
        _it.Restart();

        await Assert.ThrowsAsync<StoreBusyException>(() => store.AcceptAsync(push, starts, null, Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A fault of our own, or a row that the schema refuses.</summary>
    private Task PoisonAsync(string poison, Transaction stored)
    {
        if (poison == "fault")
        {
            return _it.Store.Writer.RunAsync(new FaultyOperation());
        }

        var (push, starts) = _it.Make(Request("poisoned"));
        return _it.Store.AcceptAsync(push, [starts[0] with { Transaction = starts[0].Transaction with { Id = stored.Id } }], null, Token);
    }

    /// <summary>From here on no commit holds.</summary>
    private void Break() => _it.Lines("ALTER TABLE counts RENAME TO counts_elsewhere");

    private void Mend() => _it.Lines("ALTER TABLE counts_elsewhere RENAME TO counts");

    private Task RecoveredAsync() => Task.Run(
        () =>
        {
            while (_it.Store.Writer.Trouble is not null)
            {
                Token.ThrowIfCancellationRequested();
                Thread.Yield();
            }
        },
        Token).WaitAsync(TimeSpan.FromSeconds(30), Token);

    private sealed class FaultyOperation : WriteOperation<bool>
    {
        internal override void Execute(WriteSession session) => throw new InvalidOperationException("A fault of our own");
    }

    public sealed class OnSqlite() : StoreWriterTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : StoreWriterTests(StorageProvider.PostgreSql);
}
