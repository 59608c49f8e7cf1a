using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence.Copying;
using PushPortal.Infrastructure.Persistence.Postgres;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Infrastructure.Settings;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence.Copying;

/// <summary>A store that is copied from a file to a real PostgreSQL.</summary>
public sealed class CopiedStoreTests : IDisposable
{
    private readonly StoreUnderTest _it = new();
    private readonly string _target = PostgresServer.Shared.NewDatabase();
    private readonly StringWriter _said = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _it.Dispose();
        _said.Dispose();
        PostgresServer.Shared.Drop(_target);
    }

    [Fact]
    public async Task What_was_at_the_smsc_is_found_again_and_ids_go_on()
    {
        // More epochs than the target has had.
        for (var start = 0; start < 3; start++)
        {
            _it.Restart();
        }

        var waiting = Assert.Single(await _it.TakeAsync(Request("waiting")));
        var suspended = await _it.SuspendAsync(Assert.Single(await _it.TakeAsync(Request("suspended"))));
        Copy();

        using var copy = Open();
        var abandoned = Assert.Single(await copy.AbandonedAsync(10, Ct));
        Assert.Equal((suspended.Id, suspended.SubmissionId, "suspended"), (abandoned.Transaction.Id, abandoned.Transaction.SubmissionId, abandoned.Push.InitiatorPushId));
        Assert.Equal(waiting.Id, Assert.Single(await copy.DueAsync(_it.Now, 10, Ct)).Transaction.Id);
        Assert.True(copy.Ids.Next() > suspended.Id);
    }

    [Fact]
    public async Task Keys_are_found_in_the_partitions_of_their_days()
    {
        var first = (await _it.AcceptAsync(Request("first", "+8613800000007") with { TraceId = "0af7651916cd43dd8448eb211c80319c" })).PushId;
        _it.Clock.Advance(TimeSpan.FromDays(2));
        var second = (await _it.AcceptAsync(Request("second", "+8613800000007"))).PushId;
        Copy();

        using var copy = Open();
        Assert.Equal(second, await copy.UsedPushIdAsync(1, "second", _it.Now, Ct));
        var (push, starts) = Make(copy.Ids, _it.Now, Request("second"));
        Assert.Equal(new AcceptOutcome(AcceptKind.DuplicatePushId, second), await copy.AcceptAsync(push, starts, null, Ct));
        Assert.Equal([first], copy.Keys.Find(Infrastructure.Persistence.LookupKind.TraceId, "0af7651916cd43dd8448eb211c80319c", 0, long.MaxValue, newestFirst: true).SelectMany(ids => ids));
        Assert.Equal(2, copy.Keys.Find(Infrastructure.Persistence.LookupKind.Recipient, "+8613800000007", 0, long.MaxValue, newestFirst: true).SelectMany(ids => ids).Count());
        Assert.Equal(["lookup_keys_20260301", "lookup_keys_20260303"], Texts("SELECT DISTINCT CAST(CAST(tableoid AS regclass) AS text) FROM lookup_keys ORDER BY 1"));
    }

    [Fact]
    public void Numbers_that_the_file_has_given_out_are_not_given_out_again()
    {
        _it.Execute("INSERT INTO accounts(code, name, enabled, weight, allows_loopback_targets, webhook_secret, previous_secret_until, allowed_target_networks, submissions_per_second, pushes_per_day, header_enrichment, smpp_segments_per_second) VALUES ('gone', 'Gone', 1, 1, 0, x'00', 0, '', 0, 0, 0, 0), ('last', 'Last', 1, 1, 0, x'00', 0, '', 0, 0, 0, 0)");
        var last = _it.Number("SELECT max(id) FROM accounts");
        _it.Execute($"DELETE FROM accounts WHERE id = {last}");
        Copy();

        var next = Texts("INSERT INTO accounts(code, name, enabled, weight, allows_loopback_targets, webhook_secret, previous_secret_until, allowed_target_networks, submissions_per_second, pushes_per_day, header_enrichment, smpp_segments_per_second) VALUES ('new', 'New', 1, 1, 0, '', 0, '', 0, 0, 0, 0) RETURNING CAST(id AS text)");

        Assert.Equal([$"{last + 1}"], next);
    }

    [Fact]
    public async Task Text_that_the_target_does_not_take_is_told_and_does_not_stop_the_rest()
    {
        await _it.AcceptAsync(Request("no\0text"));
        await _it.AcceptAsync(Request("text"));
        Copy();

        Assert.Contains("1 texts", _said.ToString(), StringComparison.Ordinal);
        using var copy = Open();
        Assert.NotNull(await copy.UsedPushIdAsync(1, "no\uFFFDtext", _it.Now, Ct));
        Assert.NotNull(await copy.UsedPushIdAsync(1, "text", _it.Now, Ct));
    }

    [Fact]
    public void File_that_is_in_use_is_refused()
    {
        var refused = Assert.Throws<StoreCopyException>(() => StoreCopy.Run(_it.File.ConnectionString, _target, _said));

        Assert.Contains("in use", refused.Message, StringComparison.Ordinal);
        Assert.Empty(TablesOfTarget());
    }

    [Fact]
    public void File_of_another_version_is_refused()
    {
        _it.Execute("INSERT INTO __EFMigrationsHistory VALUES ('20991231000000_Later', '99')");

        Assert.Contains("another version", Refusal(), StringComparison.Ordinal);
        Assert.Empty(TablesOfTarget());
    }

    [Fact]
    public void Target_that_a_node_works_on_is_refused()
    {
        using var node = new PostgresDatabase(_target, Path.GetTempPath(), "one");
        Assert.True(node.Lease.TryTake());

        Assert.Contains("'one' works on the target", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Target_that_has_rows_is_refused_and_left_as_it_is()
    {
        await _it.AcceptAsync(Request("push"));
        Copy();
        var before = Texts("SELECT CAST(id AS text) FROM pushes");

        Assert.Contains("not empty", Refusal(), StringComparison.Ordinal);
        Assert.Equal(before, Texts("SELECT CAST(id AS text) FROM pushes"));
    }

    [Theory]
    [InlineData("CREATE TABLE customers (id bigint)")]
    [InlineData("CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" text, \"ProductVersion\" text); INSERT INTO \"__EFMigrationsHistory\" VALUES ('20991231000000_Later', '99')")]
    public void Target_of_something_else_is_refused(string made)
    {
        Texts(made);

        Assert.Contains("not of this version's schema", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_that_differs_is_taken_back()
    {
        await _it.AcceptAsync(Request("push"));
        using (var db = PostgresServer.Context(_target, out var database))
        {
            database.Migrate(db);
        }

        Texts("CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.initiator_push_id := 'other'; RETURN NEW; END $$; CREATE TRIGGER spoil BEFORE INSERT ON pushes FOR EACH ROW EXECUTE FUNCTION spoil()");

        Assert.Contains("pushes is not the same", Refusal(), StringComparison.Ordinal);
        Assert.Empty(Texts("SELECT CAST(id AS text) FROM pushes"));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=none;Timeout=1")]
    [InlineData("no connection string")]
    public void Target_that_cannot_be_used_is_refused(string target)
    {
        End();

        Assert.True(Record.Exception(() => StoreCopy.Run(_it.File.ConnectionString, target, _said)) is NpgsqlException or SettingException);
    }

    private void Copy()
    {
        End();
        StoreCopy.Run(_it.File.ConnectionString, _target, _said);
    }

    private string Refusal()
    {
        End();
        return Assert.Throws<StoreCopyException>(() => StoreCopy.Run(_it.File.ConnectionString, _target, _said)).Message;
    }

    /// <summary>As the end of the gateway's process.</summary>
    private void End()
    {
        _it.Store.Dispose();
        SqliteConnection.ClearAllPools();
    }

    private PushStore Open() => new(new PostgresDatabase(_target, Path.GetTempPath(), "one"), TimeSpan.FromHours(24), 0, _it.Clock, NullLogger<PushStore>.Instance);

    private List<string> TablesOfTarget() => Texts("SELECT CAST(relname AS text) FROM pg_class WHERE relnamespace = CAST('public' AS regnamespace) AND relname <> 'store_lease' AND relkind IN ('r', 'p')");

    private List<string> Texts(string sql)
    {
        using var connection = new NpgsqlConnection(_target);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var rows = command.ExecuteReader();
        var texts = new List<string>();
        while (rows.Read())
        {
            texts.Add(rows.GetString(0));
        }

        return texts;
    }
}
