using Npgsql;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Postgres;
using PushPortal.Infrastructure.Settings;
using PushPortal.Tests.Journeys;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>The store on PostgreSQL while the way to the server, or the server, is lost.</summary>
public sealed class PostgresConnectionTests : IDisposable
{
    private readonly CutConnections _way = new(PostgresServer.Shared.Socket);
    private readonly StoreUnderTest _it;

    public PostgresConnectionTests() => _it = new StoreUnderTest(
        PostgresServer.Shared, direct => new NpgsqlConnectionStringBuilder(direct) { Host = "127.0.0.1", Port = _way.Port }.ConnectionString);

    public void Dispose()
    {
        _it.Dispose();
        _way.Dispose();
    }

    [Fact]
    public async Task Transactions_of_many_pushes_are_read_at_once()
    {
        var ids = new List<long>();
        for (var push = 0; push < 50; push++)
        {
            ids.AddRange((await _it.TakeAsync(Request($"push {push}", "+8613800000001", "+8613800000002"))).Select(transaction => transaction.Id));
        }

        await _it.Store.FindAsync(ids, CancellationToken.None);
        var before = _way.Questions;
        var found = await _it.Store.FindAsync([.. ids, 1], CancellationToken.None);

        // Two, and what keeps the lease meanwhile.
        Assert.InRange(_way.Questions - before, 1, 10);
        Assert.Equal(ids, found.Select(one => one.Transaction.Id).Order());
        Assert.All(found, one => Assert.Equal(one.Transaction.PushId, one.Push.Id));
        Assert.Equal(50, found.Select(one => one.Push.InitiatorPushId).Distinct().Count());
    }

    [Fact]
    public async Task Push_whose_commit_held_is_taken_although_the_answer_was_lost()
    {
        _way.Next = CommitCut.BeforeTheAnswer;

        var outcome = await _it.AcceptAsync(Request("first"));

        Assert.Equal(AcceptKind.Stored, outcome.Kind);
        Assert.Equal(["first"], _it.Lines("SELECT initiator_push_id FROM pushes"));
        Assert.Equal(new AcceptOutcome(AcceptKind.DuplicatePushId, outcome.PushId), await _it.AcceptAsync(Request("first")));
    }

    [Fact]
    public async Task Push_whose_commit_did_not_reach_the_server_is_refused_and_its_push_id_is_free()
    {
        _way.Next = CommitCut.BeforeTheServer;

        await Assert.ThrowsAsync<StoreBusyException>(() => _it.AcceptAsync(Request("first")));

        Assert.Equal(0, _it.Number("SELECT count(*) FROM pushes"));
        await RecoveredAsync();
        Assert.Equal(AcceptKind.Stored, (await _it.AcceptAsync(Request("first"))).Kind);
    }

    [Theory]
    [InlineData(CommitCut.BeforeTheServer)]
    [InlineData(CommitCut.BeforeTheAnswer)]
    public async Task What_was_promised_is_done_once_wherever_its_commit_was_cut_off(CommitCut cut)
    {
        var transaction = (await _it.TakeAsync(Request("first")))[0];
        _way.Next = cut;

        Assert.NotNull(await _it.HappenAsync(transaction, new TransactionEvent.CancelRequested()));

        Assert.Equal(["10"], _it.Lines($"SELECT kind FROM timeline WHERE transaction_id = {transaction.Id}"));
        Assert.Equal(["0|1"], _it.Lines("SELECT delivered, failed FROM pushes"));
    }

    [Fact]
    public async Task Lost_connections_are_opened_anew()
    {
        var push = (await _it.AcceptAsync(Request("first"))).PushId;
        Assert.NotNull(await _it.Store.TransactionsAsync(push, Token));
        _way.CutAll();

        Assert.NotNull(await _it.Store.TransactionsAsync(push, Token));
        await Assert.ThrowsAsync<StoreBusyException>(() => _it.AcceptAsync(Request("refused")));
        await RecoveredAsync();
        Assert.Equal(AcceptKind.Stored, (await _it.AcceptAsync(Request("next"))).Kind);
    }

    [Fact]
    public async Task Server_that_stops_and_starts_again_loses_nothing_that_was_taken_or_promised()
    {
        using var server = PostgresServer.StartAlone();
        using var it = new StoreUnderTest(server);
        var transaction = (await it.TakeAsync(Request("first")))[0];
        var push = (await it.Store.FindAsync([transaction.Id], Token))[0].Push;
        var change = transaction.After(new TransactionEvent.CancelRequested(), it.Now, push.Notify, it.Store.Ids.Next);

        server.Stop();
        var promised = it.Store.ApplyAsync([change], Token);
        await Eventually.GetAsync(() => it.Store.Writer.Trouble, trouble => trouble is not null, "the writer's trouble");
        await Assert.ThrowsAsync<StoreBusyException>(() => it.AcceptAsync(Request("refused")));
        server.Start();

        Assert.True((await promised)[0]);
        await Eventually.GetAsync(() => it.Store.Writer.Trouble, trouble => trouble is null, "the end of the writer's trouble");
        Assert.Equal(AcceptKind.Stored, (await it.AcceptAsync(Request("next"))).Kind);
        Assert.Equal(["first", "next"], it.Lines("SELECT initiator_push_id FROM pushes ORDER BY id"));
    }

    [Fact]
    public void Store_is_not_opened_on_the_database_that_another_node_works_on()
    {
        var second = new PostgresDatabase(((PostgresDatabase)_it.Database).ConnectionString, Path.GetTempPath()) { Patience = TimeSpan.FromMilliseconds(1) };

        var refusal = Assert.Throws<SettingException>(second.OpenForWriting);

        Assert.Contains("PushPortal:Storage:ConnectionString", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("the node 'first' works on this database", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Source=data/pushportal.db")]
    [InlineData("Host=127.0.0.1")]
    [InlineData("nonsense")]
    [InlineData("Host=/nowhere;Database=pushportal;Timeout=1")]
    public void Connection_string_that_leads_to_no_database_stops_the_start_and_is_named(string connectionString)
    {
        var refusal = Assert.Throws<SettingException>(() =>
        {
            using var db = PostgresServer.Context(connectionString, out var database);
            database.Migrate(db);
        });

        Assert.StartsWith("PushPortal:Storage:ConnectionString: ", refusal.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<string?> RecoveredAsync() => Eventually.GetAsync(() => _it.Store.Writer.Trouble, trouble => trouble is null, "the end of the writer's trouble");
}
