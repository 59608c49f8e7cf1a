using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Postgres;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>What the migrations make on PostgreSQL, and what is kept of it from day to day.</summary>
public sealed class PostgresSchemaTests : IDisposable
{
    private const string Number = "+8613800000001";
    private const string Partitions = "SELECT CAST(CAST(inhrelid AS regclass) AS text) FROM pg_inherits WHERE inhparent = CAST('lookup_keys' AS regclass) ORDER BY 1";

    private readonly StoreUnderTest _it = new(StorageProvider.PostgreSql);

    public void Dispose() => _it.Dispose();

    [Fact]
    public void Migrations_make_the_whole_model()
    {
        using var db = _it.CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(db.Database.GetPendingMigrations());
    }

    [Fact]
    public async Task Gateways_that_start_at_once_migrate_one_after_the_other()
    {
        var connectionString = PostgresServer.Shared.NewDatabase();
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
            {
                using var db = PostgresServer.Context(connectionString, out var database);
                database.Migrate(db);
            })));

            await using var migrated = PostgresServer.Context(connectionString, out _);
            Assert.Equal(migrated.Database.GetMigrations(), await migrated.Database.GetAppliedMigrationsAsync(TestContext.Current.CancellationToken));
        }
        finally
        {
            PostgresServer.Shared.Drop(connectionString);
        }
    }

    [Fact]
    public async Task Keys_stand_in_the_partition_of_their_day_and_those_of_days_without_one_move_there()
    {
        await _it.AcceptAsync(Request("first", Number));
        Assert.Equal(["lookup_keys_20260301", "lookup_keys_20260302", "lookup_keys_20260303", "lookup_keys_rest"], _it.Lines(Partitions).Order());
        Assert.Equal(["lookup_keys_20260301"], _it.Lines("SELECT DISTINCT CAST(CAST(tableoid AS regclass) AS text) FROM lookup_keys"));

        _it.Clock.Advance(TimeSpan.FromDays(7));
        var second = (await _it.AcceptAsync(Request("second", Number))).PushId;
        Assert.Equal(2, _it.Number("SELECT count(*) FROM lookup_keys_rest"));
        await _it.IndexAsync();

        Assert.Equal((0, 2), (_it.Number("SELECT count(*) FROM lookup_keys_rest"), _it.Number("SELECT count(*) FROM lookup_keys_20260308")));
        Assert.Equal(2, (await PageAsync(new PushFilter { Recipient = Number })).Count);
        Assert.Equal([second], await PageAsync(new PushFilter { InitiatorPushId = "second" }));
    }

    [Fact]
    public async Task Day_whose_pushes_are_gone_is_dropped()
    {
        await _it.AcceptAsync(Request("first"));
        _it.Clock.Advance(TimeSpan.FromDays(2));
        await _it.AcceptAsync(Request("second"));
        await _it.IndexAsync();
        Assert.Contains("lookup_keys_20260301", _it.Lines(Partitions));

        _it.Execute("DELETE FROM pushes WHERE initiator_push_id = 'first'");
        await _it.IndexAsync();

        Assert.Equal(["lookup_keys_20260303", "lookup_keys_20260304", "lookup_keys_20260305", "lookup_keys_rest"], _it.Lines(Partitions).Order());
    }

    [Fact]
    public async Task Number_with_more_pushes_than_are_looked_up_at_a_time_is_paged_to_its_end()
    {
        var pushes = new List<long>();
        for (var at = 0; at < 3; at++)
        {
            var request = Request(string.Create(CultureInfo.InvariantCulture, $"push-{at}"), [.. Enumerable.Repeat(Number, 250)]);
            pushes.Insert(0, (await _it.AcceptAsync(request)).PushId);
        }

        Assert.Equal(pushes, await PageAsync(new PushFilter { Recipient = Number }));
        Assert.Equal([pushes[2]], await PageAsync(new PushFilter { Recipient = Number, After = pushes[1] }));
        Assert.Equal([pushes[0]], await PageAsync(new PushFilter { Recipient = Number, Before = pushes[1] }));
    }

    [Fact]
    public async Task Text_that_the_database_does_not_take_is_refused_alone()
    {
        await Assert.ThrowsAnyAsync<PostgresException>(() => _it.AcceptAsync(Request("no\0text")));

        Assert.Null(_it.Store.Writer.Trouble);
        Assert.Equal(AcceptKind.Stored, (await _it.AcceptAsync(Request("text"))).Kind);
    }

    [Fact]
    public void Audit_log_is_not_emptied_at_once() =>
        Assert.Contains("not changed", Assert.Throws<PostgresException>(() => _it.Execute("TRUNCATE audit")).Message, StringComparison.Ordinal);

    [Fact]
    public void Commits_are_flushed_whatever_the_server_does_by_itself()
    {
        var careless = new NpgsqlConnectionStringBuilder(PostgresServer.Shared.NewStore()) { Options = "-c synchronous_commit=off" }.ConnectionString;
        try
        {
            using var connection = new PostgresDatabase(careless, Path.GetTempPath()).OpenForWriting();
            using var setting = connection.Prepare("SHOW synchronous_commit");
            using var rows = setting.Read();
            Assert.True(rows.Read());
            Assert.Equal("on", rows.GetString(0));
        }
        finally
        {
            PostgresServer.Shared.Drop(careless);
        }
    }

    private async Task<List<long>> PageAsync(PushFilter filter) =>
        [.. (await _it.Enquiries.PageAsync(filter, TestContext.Current.CancellationToken)).Rows.Select(row => row.Push.Id)];
}
