using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Sqlite;
using static SQLitePCL.raw;

namespace PushPortal.Tests.Persistence;

/// <summary>
/// A database from before there were slices, with 60,000 pushes, brought up to date. From the oldest to the newest: 10,000 pending ones; 40 failed ones among
/// 10,000 delivered; 40,000 of a busy time with a few pending, failed and partly delivered ones, one push each hundred of which is account 3's.
/// Account 1 has the failures of the end, account 2 old ones only, account 3 few pushes. It counts the steps of the statements that are read through it.
/// </summary>
public sealed partial class GrownStore : IDbContextFactory<PortalDbContext>, IDisposable
{
    internal const int Pushes = 60_000;

    internal static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private const int StepsOfCall = 10;
    private const string LastBefore = "KeepAddresses";

    private const string FillSql =
        """
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < $count - 1),
        m AS (SELECT i, $first + i * $distance AS id, CASE WHEN i % 100 = 50 THEN 3 WHEN i % 3 = 0 THEN 2 ELSE 1 END AS account,
            CASE WHEN i < 10000 THEN 0 WHEN i < 20000 THEN CASE WHEN i % 250 = 0 THEN 2 ELSE 1 END
                WHEN i % 500 = 11 THEN 3 WHEN i % 700 = 17 THEN 0 WHEN i > 50000 AND i % 3 = 1 AND i % 100 <> 50 THEN 2 ELSE 1 END AS status FROM n)
        INSERT INTO pushes(id, account_id, initiator_push_id, source, received_at, priority, notify_version, destination_port, source_port, datagram, recipients, delivered, failed)
        SELECT id, account, 'push-' || i, 1, 0, 1, 0, 2948, 9200, zeroblob(200), CASE status WHEN 3 THEN 2 ELSE 1 END, status IN (1, 3), status IN (2, 3) FROM m;
        INSERT INTO transactions(id, push_id, account_id, recipient, "partition", epoch, priority, state, step, expires_at, deliver_before_given, run, tries, cause, segments, attempts,
            possible_duplicate, updated_at, version)
        SELECT id + $stride, id, account_id, '+8613800000001', 1, 1, 1, CASE WHEN failed > 0 THEN 2 WHEN delivered > 0 THEN 1 ELSE 0 END, 0, 0, 0, 1, 1, id % 5, 2, 2, 0,
            $start + (id - $first) / $distance * 10000, 1 FROM pushes;
        INSERT INTO counts(account_id, hour, kind, count)
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
        SELECT 1 + i % 4, $hour - i / 4, 0, 1 FROM n;
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("pushportal-grown-").FullName;
    private readonly SqliteDatabase _file;
    private readonly SqliteConnection _connection;

    public GrownStore()
    {
        _file = new SqliteDatabase($"Data Source={Path.Combine(_folder, "store.db")}");
        _file.Prepare();
        _connection = _file.Connect();
        using var db = CreateDbContext();
        var migrator = db.GetService<IMigrator>();
        migrator.Migrate(LastBefore);
        Fill(FillSql);
        migrator.Migrate();
        sqlite3_progress_handler(_connection.Handle, StepsOfCall, _ => Count(), null);
    }

    /// <summary>Steps of the database's virtual machine since this was set to 0.</summary>
    internal int Steps { get; set; }

    public PortalDbContext CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<SqliteDbContext>();
        PersistenceRegistration.Configure(options, _file);
        return new SqliteDbContext(options.UseSqlite(_connection).Options);
    }

    /// <summary>The id of a push, from the oldest; there is one each millisecond.</summary>
    internal static long IdOf(int push) => IdSequence.Floor(Start.AddMilliseconds(push));

    /// <summary>Reads the file itself: each row as text, its columns parted by bars.</summary>
    internal List<string> Lines(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var lines = new List<string>();
        while (rows.Read())
        {
            lines.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)));
        }

        return lines;
    }

    /// <summary>Tags pushes, once.</summary>
    internal void Tag()
    {
        if (Lines("SELECT 1 FROM push_tags LIMIT 1").Count == 0)
        {
            Lines("INSERT INTO push_tags(account_id, tag, push_id) SELECT account_id, 'often', id FROM pushes WHERE (id / 1048576) % 2 = 0");
            Lines("INSERT INTO push_tags(account_id, tag, push_id) SELECT account_id, 'rare', id FROM (SELECT * FROM pushes ORDER BY id LIMIT 10000, 1000) WHERE (id / 1048576) % 50 = 0");
        }
    }

    /// <summary>
    /// Gives pushes contents, once: every second one a service indication, 20 of a thousand old ones a multimedia notification of PAP in three segments with parameters of its type.
    /// </summary>
    internal void Describe()
    {
        if (Lines("SELECT 1 FROM pushes WHERE content_type IS NOT NULL LIMIT 1").Count == 0)
        {
            Lines("UPDATE pushes SET content_type = 'application/vnd.wap.sic', source = 2 WHERE (id / 1048576) % 2 = 0");
            Lines("UPDATE pushes SET content_type = 'application/vnd.wap.mms-message;a=b', source = 3 WHERE id IN (SELECT id FROM (SELECT id FROM pushes ORDER BY id LIMIT 10000, 1000) WHERE (id / 1048576) % 50 = 0)");
            Lines("UPDATE transactions SET segments = 3 WHERE push_id IN (SELECT id FROM pushes WHERE source = 3)");
        }
    }

    public void Dispose()
    {
        _kept?.Dispose();
        SqliteConnection.ClearPool(_connection);
        _connection.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Fill(string sql)
    {
        using var commit = _connection.BeginTransaction();
        using var fill = _connection.CreateCommand();
        fill.Transaction = commit;
        fill.CommandText = sql;
        fill.Parameters.AddWithValue("$count", Pushes);
        fill.Parameters.AddWithValue("$first", IdOf(0));
        fill.Parameters.AddWithValue("$distance", IdOf(1) - IdOf(0));
        fill.Parameters.AddWithValue("$stride", IdSequence.Stride);
        fill.Parameters.AddWithValue("$start", Start.UtcTicks);
        fill.Parameters.AddWithValue("$hour", Infrastructure.Persistence.Hours.Of(Start));
        fill.ExecuteNonQuery();
        commit.Commit();
    }

    private int Count()
    {
        Steps += StepsOfCall;
        return 0;
    }
}
