using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Sqlite.Lookups;
using PushPortal.Infrastructure.Persistence.Store;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>What the migrations make, and whether the statements use it.</summary>
public sealed class SqliteSchemaTests : IDisposable
{
    private readonly StoreUnderTest _it = new();

    public void Dispose() => _it.Dispose();

    [Fact]
    public void Migrations_make_the_whole_model()
    {
        using var db = _it.CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(db.Database.GetPendingMigrations());
    }

    [Theory]
    [InlineData("timeline")]
    [InlineData("counts")]
    [InlineData("link_counts")]
    [InlineData("push_slices")]
    [InlineData("idempotency_keys")]
    [InlineData("recipient_capabilities")]
    public void Tables_with_a_composite_key_are_clustered_by_it(string table)
    {
        Assert.Equal(1, _it.Number($"SELECT wr FROM pragma_table_list('{table}')"));
    }

    [Fact]
    public void Index_of_what_is_due_serves_every_lane()
    {
        Assert.Contains("USING INDEX transactions_due (lane=? AND due_at<?)", _it.Plan(TransactionSql.DueInLaneSql), StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", _it.Plan(TransactionSql.DueInLaneSql), StringComparison.Ordinal);
        Assert.Contains("USING COVERING INDEX transactions_due (lane=?)", _it.Plan("SELECT due_at FROM transactions WHERE lane = $1 ORDER BY due_at LIMIT 1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Index_of_failures_that_expire_answers_their_counts_alone()
    {
        Assert.Contains("USING COVERING INDEX transactions_failures_expiring (expires_at>? AND expires_at<?)", _it.Plan(ExpiringFailureQuery.CountSql), StringComparison.Ordinal);
    }

    [Fact]
    public void Index_of_what_waits_for_a_handset_serves_its_alert()
    {
        Assert.Contains("USING INDEX transactions_waiting_for_handset (recipient=?)", _it.Plan(TransactionSql.WaitingForHandsetSql), StringComparison.Ordinal);
    }

    [Fact]
    public void Index_of_due_notifications_serves_them()
    {
        var plan = _it.Plan(NotificationSql.WaitingSql);

        Assert.Contains("SEARCH n USING INDEX notifications_due (authority=?", plan, StringComparison.Ordinal);
        Assert.Contains("SEARCH t USING INTEGER PRIMARY KEY", plan, StringComparison.Ordinal);
        Assert.Contains("SEARCH p USING INTEGER PRIMARY KEY", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.Contains("SCAN notifications USING COVERING INDEX notifications_due", _it.Plan(NotificationSql.TargetsSql), StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", _it.Plan(NotificationSql.TargetsSql), StringComparison.Ordinal);
    }

    [Fact]
    public void Look_up_in_a_run_begins_at_the_block_of_its_hash()
    {
        foreach (var (sql, order) in new[] { (RunReading.BackwardsSql, "<"), (RunReading.ForwardsSql, ">") })
        {
            var plan = _it.Plan(sql);

            Assert.Contains($"SEARCH lookup_blocks USING INDEX lookup_blocks_by_hash (run=? AND (first_hash,first_id){order}(?,?))", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        }

        Assert.Contains("USING INTEGER PRIMARY KEY (rowid=?)", _it.Plan(PushSql.HasPushId), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_by_push_id_or_recipient_reads_the_rows_that_were_looked_up_alone()
    {
        await _it.AcceptAsync(Request());
        var statements = new SeenStatements(_it);
        var enquiries = new PushEnquiries(statements, _it.Lookups, _it.Clock);

        await enquiries.PageAsync(new PushFilter { AccountId = 1, InitiatorPushId = "push-1", Recipient = "+8613800000001", Status = PushStatus.Pending }, TestContext.Current.CancellationToken);
        await enquiries.PageAsync(new PushFilter { AccountId = 1, Recipient = "+8613800000001", Before = 1 }, TestContext.Current.CancellationToken);

        var tags = statements.All.Where(sql => sql.Contains("push_tags", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, tags.Count);
        Assert.All(tags, sql => Assert.Contains("push_tags_by_push (push_id=?)", _it.Plan(sql), StringComparison.Ordinal));
        Assert.Equal(3, statements.All.Count - tags.Count);
        Assert.All(statements.All.Except(tags), sql =>
        {
            var plan = _it.Plan(sql);
            Assert.Contains("SCAN j VIRTUAL TABLE", plan, StringComparison.Ordinal);
            Assert.Matches("SEARCH [pt][0-9]? USING INTEGER PRIMARY KEY", plan);
            Assert.DoesNotMatch("SCAN [pt]", plan);
            Assert.DoesNotContain("pushes_by_account", plan, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Commits_are_flushed_and_readers_do_not_wait_for_the_writer()
    {
        using var connection = _it.File.OpenForWriting();
        using var synchronous = connection.Prepare("PRAGMA synchronous");
        Assert.Equal(2L, synchronous.Number());
        Assert.Equal("wal", Assert.Single(_it.Lines("PRAGMA journal_mode")));
    }
}
