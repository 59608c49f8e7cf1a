using Microsoft.Data.Sqlite;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Hosting;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Journeys.Kill;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Disk;

/// <summary>The command that copies the store while the gateway works on it, and a gateway that is started over the copy.</summary>
public sealed class BackupTests : IDisposable
{
    private const int SomePushes = 50;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-backup-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Backup => Path.Combine(_folder.FullName, "backup.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_push_acknowledged_before_a_backup_under_load_comes_to_its_end_over_the_restored_store()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        await using var initiator = await ConfirmingInitiator.StartAsync();
        using var gateway = new GatewayProcess(_folder.CreateSubdirectory("gateway").FullName);
        await gateway.StartAsync(http, Ct);
        Dictionary<string, string[]> before;
        var load = new PapLoad(http, initiator.Url, gateway.Address);
        await using (load)
        {
            load.Start();
            await Eventually.GetAsync(() => load.Acknowledged.Count, count => count > SomePushes, "some pushes");
            before = load.Acknowledged.ToDictionary();
            Assert.Equal(0, await RunAsync(gateway.Database));
            var copied = load.Acknowledged.Count;
            await Eventually.GetAsync(() => load.Acknowledged.Count, count => count > copied, "a push after the backup");
        }

        await gateway.KillAsync(Ct);
        Assert.Single(_folder.GetFiles("backup*"));
        Restore(gateway.Database);
        initiator.Told.Clear();
        await gateway.StartAsync(http, Ct);
        await KilledStore.SettleAsync(gateway.OpenStore);

        var ends = KilledStore.ReadEnds(gateway.OpenStore);
        var expected = before.SelectMany(push => push.Value, (push, address) => (push.Key, address)).ToList();
        Assert.All(expected, push => Assert.True(ends.TryGetValue(push, out var end) && end.State.IsFinal(), $"{push} was acknowledged before the backup"));
        Assert.True(load.Acknowledged.Count > before.Count, "Nothing was acknowledged beside the backup");
    }

    /// <summary>In this process, so that next to nothing is between the last acknowledgement and the copy: what is newest is only in the log.</summary>
    [Fact]
    public async Task Everything_acknowledged_before_a_copy_is_in_it_whole()
    {
        using var it = new StoreUnderTest();
        var load = new StoreLoad(it);
        List<AcknowledgedPush> acknowledged;
        await using (load)
        {
            load.Start();
            await Eventually.GetAsync(() => load.Acknowledged().Count, count => count > SomePushes, "some pushes");
            acknowledged = load.Acknowledged();
            StoreBackup.Write(it.File.ConnectionString, Backup);
            // The copy may have what was asked for while it was made.
            acknowledged = acknowledged.ConvertAll(push => push with { Asked = push.Loaded.Asked });
        }

        using var restored = new StoreUnderTest(_ => $"Data Source={Backup}");
        await StoredRules.CheckAsync(restored, acknowledged, load.Pushes);
    }

    [Fact]
    public async Task Backup_writes_over_nothing()
    {
        await File.WriteAllTextAsync(Backup, "the last one", Ct);
        var database = Path.Combine(_folder.FullName, "store.db");
        using (var connection = new SqliteConnection($"Data Source={database}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE anything(text)";
            command.ExecuteNonQuery();
        }

        Assert.Equal(1, await RunAsync(database));
        Assert.Equal("the last one", await File.ReadAllTextAsync(Backup, Ct));
    }

    [Fact]
    public async Task Backup_of_no_store_leaves_nothing()
    {
        Assert.Equal(1, await RunAsync(Path.Combine(_folder.FullName, "none.db")));
        Assert.Empty(_folder.GetFiles());
    }

    private async Task<int> RunAsync(string database)
    {
        await using var run = new ProgramRun(["backup", Backup], ("PushPortal__Storage__ConnectionString", $"Data Source={database}"));
        return await run.ExitCodeAsync(Ct);
    }

    /// <summary>As the manual says it.</summary>
    private void Restore(string database)
    {
        File.Delete(database + "-wal");
        File.Delete(database + "-shm");
        File.Copy(Backup, database, overwrite: true);
    }
}
