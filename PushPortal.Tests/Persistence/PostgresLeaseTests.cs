using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Postgres;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Tests.Journeys;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>Two nodes on one PostgreSQL: one works, and the other may take over when the first gives up its lease, or does not renew it.</summary>
public sealed class PostgresLeaseTests : IDisposable
{
    private readonly StoreUnderTest _it = new(PostgresServer.Shared);
    private readonly PostgresDatabase _other;

    public PostgresLeaseTests() => _other = new PostgresDatabase(((PostgresDatabase)_it.Database).ConnectionString, Path.GetTempPath(), "second");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _other.Dispose();
        _it.Dispose();
    }

    [Fact]
    public void Other_node_gets_no_turn_while_the_first_works_and_knows_who_that_is()
    {
        Assert.False(_other.Lease.TryTake());

        Assert.Equal("first", _other.Lease.Holder);
        Assert.False(_other.Lease.Holds);
        Assert.True(_it.Database.Lease.Holds);
    }

    [Fact]
    public void Node_that_ends_gives_its_turn_to_the_other_at_once()
    {
        _it.Store.Dispose();

        Assert.True(_other.Lease.TryTake());
        Assert.True(_other.Lease.Holds);
        Assert.False(_it.Database.Lease.Holds);
    }

    [Fact]
    public async Task Node_that_another_has_taken_over_from_neither_sends_nor_stores()
    {
        var transaction = (await _it.TakeAsync(Request("first")))[0];
        var push = (await _it.Store.FindAsync([transaction.Id], Ct))[0].Push;
        await TakenAsync();

        var change = transaction.After(new TransactionEvent.CancelRequested(), _it.Now, push.Notify, _it.Store.Ids.Next);
        var promised = _it.Store.ApplyAsync([change], Ct);
        await Assert.ThrowsAsync<StoreBusyException>(() => _it.AcceptAsync(Request("late")));
        await _it.Database.Lease.LostAsync(Ct);

        Assert.False(_it.Database.Lease.Holds);
        _it.Store.Dispose();
        await Assert.ThrowsAsync<StoreBusyException>(() => promised);
        Assert.Equal(["first"], _it.Lines("SELECT initiator_push_id FROM pushes"));
        Assert.Equal(["0"], _it.Lines("SELECT state FROM transactions"));
    }

    [Fact]
    public async Task What_the_first_node_had_at_the_SMSC_is_found_by_the_next()
    {
        var suspended = await _it.SuspendAsync((await _it.TakeAsync(Request("first")))[0]);
        await TakenAsync();

        using var store = new PushStore(_other, TimeSpan.FromDays(1), 0, _it.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<PushStore>.Instance);

        Assert.True(store.Epoch > _it.Store.Epoch);
        Assert.Equal(suspended.Id, Assert.Single(await store.AbandonedAsync(10, Ct)).Transaction.Id);
    }

    [Fact]
    public void Epochs_go_on_in_a_store_of_the_version_before_leases()
    {
        _it.Store.Dispose();
        _it.Execute("DROP TABLE store_lease; INSERT INTO store_settings(name, value) VALUES ('epoch', 41) ON CONFLICT (name) DO UPDATE SET value = excluded.value");

        using var store = new PushStore(_other, TimeSpan.FromDays(1), 0, _it.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<PushStore>.Instance);

        Assert.Equal(42, store.Epoch);
    }

    [Fact]
    public void Transaction_that_its_node_leaves_standing_does_not_keep_the_lease_from_others()
    {
        _it.Store.Dispose();
        using var connection = _other.OpenForWriting();

        using var setting = connection.Prepare("SELECT CAST(setting AS bigint) FROM pg_settings WHERE name = 'idle_in_transaction_session_timeout'");

        Assert.Equal(3_000, setting.Number());
    }

    /// <summary>The other node takes over, as if the first had not been heard of for the length of its lease.</summary>
    private Task<bool> TakenAsync() => Eventually.GetAsync(
        () =>
        {
            _it.Execute("UPDATE store_lease SET until = '-infinity'");
            return _other.Lease.TryTake();
        },
        taken => taken,
        "the turn of the other node");
}
