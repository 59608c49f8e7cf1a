using Microsoft.Data.Sqlite;

namespace PushPortal.Tests.Disk;

/// <summary>That the faulty disk loses what a real one may lose, and nothing else: otherwise the tests on it prove nothing.</summary>
public sealed class FaultyDiskTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-disk-");
    private readonly FaultyDisk _disk;

    public FaultyDiskTests() => _disk = new FaultyDisk(_folder.FullName);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _disk.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("FULL", 3)]
    [InlineData("NORMAL", 1)]
    public void Power_cut_takes_what_was_not_synced(string synchronous, long left)
    {
        using var connection = Open(_disk.ConnectionString("it.db"), synchronous);
        Run(connection, "PRAGMA journal_mode=WAL; CREATE TABLE lines(text); INSERT INTO lines VALUES ('first'); PRAGMA wal_checkpoint(PASSIVE)");
        Run(connection, "INSERT INTO lines VALUES ('second')");
        Run(connection, "INSERT INTO lines VALUES ('third')");

        Assert.Equal(left, CountAfterCut(null));
    }

    /// <summary>The system forgets what it could not write: a later sync that succeeds says nothing about it.</summary>
    [Fact]
    public void Sync_that_failed_loses_its_writes_although_a_later_one_succeeds()
    {
        using var connection = Open(_disk.ConnectionString("it.db"), "FULL");
        Run(connection, "PRAGMA journal_mode=TRUNCATE; CREATE TABLE lines(text); INSERT INTO lines VALUES ('first')");
        var before = File.ReadAllBytes(Path.Combine(_folder.FullName, "it.db"));
        Run(connection, "PRAGMA synchronous=OFF; UPDATE lines SET text = 'other'; PRAGMA synchronous=FULL");
        _disk.Fail(DiskOperationKind.Sync, SQLitePCL.raw.SQLITE_IOERR_FSYNC, "it.db");
        Assert.Throws<SqliteException>(() => Run(connection, "CREATE TABLE failed(text)"));
        _disk.Mend();
        Run(connection, "CREATE TABLE more(text)");

        var cut = Cut(null);
        var after = File.ReadAllBytes(Path.Combine(cut, "it.db"));
        Assert.Equal(before[4096..8192], after[4096..8192]);
    }

    [Fact]
    public void Power_cut_leaves_any_of_the_unsynced_sectors()
    {
        using var connection = Open(_disk.ConnectionString("it.db"), "NORMAL");
        Run(connection, "PRAGMA journal_mode=WAL; CREATE TABLE lines(text); PRAGMA wal_checkpoint(PASSIVE)");
        for (var line = 0; line < 20; line++)
        {
            Run(connection, "INSERT INTO lines VALUES ('line')");
        }

        var counts = Enumerable.Range(0, 30).Select(seed => CountAfterCut(new Random(seed))).ToHashSet();

        Assert.True(counts.Count > 1, $"Each cut left the same: {string.Join(", ", counts)}");
    }

    private long CountAfterCut(Random? chance)
    {
        using var connection = Open($"Data Source={Path.Combine(Cut(chance), "it.db")};Pooling=False", "FULL");
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM lines";
        return (long)command.ExecuteScalar()!;
    }

    private string Cut(Random? chance)
    {
        var cut = _folder.CreateSubdirectory(Guid.NewGuid().ToString("n")).FullName;
        _disk.CutPower(cut, chance);
        return cut;
    }

    private static SqliteConnection Open(string connectionString, string synchronous)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        Run(connection, $"PRAGMA synchronous={synchronous}");
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
