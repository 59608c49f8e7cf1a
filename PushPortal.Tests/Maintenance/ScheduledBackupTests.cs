using Hangfire;
using Hangfire.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Maintenance;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Maintenance;

/// <summary>Backups that the gateway makes by itself.</summary>
public sealed class ScheduledBackupTests : IDisposable
{
    private readonly StoreUnderTest _it = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-backups-");

    public void Dispose()
    {
        _it.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Newest_backups_stay_and_hold_what_was_stored_then()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "by hand.db"), "");
        var backup = Backup(_it.File.ConnectionString, kept: 2);
        for (var night = 1; night <= 3; night++)
        {
            await _it.TakeAsync(Request($"push {night}"));
            backup.Run();
            _it.Clock.Advance(TimeSpan.FromDays(1));
        }

        var files = _folder.GetFiles("pushportal-*").OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        Assert.Equal([2, 3], files.Select(Pushes));
        Assert.Equal(3, _folder.GetFiles().Length);
    }

    [Fact]
    public void Backup_that_fails_deletes_none()
    {
        for (var night = 1; night <= 3; night++)
        {
            Backup(_it.File.ConnectionString, kept: 3).Run();
            _it.Clock.Advance(TimeSpan.FromDays(1));
        }

        var kept = Names();
        Assert.Equal(3, kept.Length);

        Assert.Throws<SqliteException>(() => Backup($"Data Source={Path.Combine(_folder.FullName, "none.db")}", kept: 1).Run());

        Assert.Equal(kept, Names());
    }

    [Theory]
    [InlineData("0 3 * * *", "0 3 * * *")]
    [InlineData("")]
    public async Task Calendar_has_it_when_there_is_a_schedule(string schedule, params string[] calendar)
    {
        await using var gateway = await GatewayHost.StartAsync(("PushPortal:Backups:Schedule", schedule));
        using var jobs = gateway.Services.GetRequiredService<JobStorage>().GetConnection();

        Assert.Equal(calendar, jobs.GetRecurringJobs().Where(job => job.Id == ScheduledBackup.JobId).Select(job => job.Cron));
    }

    private string[] Names() => [.. _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    private static long Pushes(FileInfo file)
    {
        using var connection = new SqliteConnection($"Data Source={file.FullName};Pooling=False");
        connection.Open();
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM pushes";
        return (long)count.ExecuteScalar()!;
    }

    private ScheduledBackup Backup(string connectionString, int kept) => new(
        Options.Create(new BackupOptions { Folder = _folder.FullName, Kept = kept }),
        Options.Create(new StorageOptions { ConnectionString = connectionString }),
        _it.Clock,
        NullLogger<ScheduledBackup>.Instance);
}
