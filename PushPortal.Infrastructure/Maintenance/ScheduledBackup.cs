using System.ComponentModel;
using System.Globalization;
using Hangfire;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Infrastructure.Maintenance;

/// <summary>Backs the store up beside the gateway's work, as the subcommand does, and keeps the newest of its backups.</summary>
public sealed partial class ScheduledBackup(IOptions<BackupOptions> options, IOptions<StorageOptions> storage, TimeProvider clock, ILogger<ScheduledBackup> logger)
{
    /// <summary>The recurring job's id.</summary>
    public const string JobId = "backup";

    private const string Prefix = "pushportal-";
    private const string Extension = ".db";

    /// <summary>One run. Answers the new file; older ones go only once it is there.</summary>
    /// <exception cref="IOException">It cannot be written, or is no sound copy.</exception>
    /// <exception cref="SqliteException">The store cannot be read.</exception>
    [DisplayName("Back up the store")]
    [DisableConcurrentExecution(timeoutInSeconds: 60)]
    public string Run()
    {
        var folder = Directory.CreateDirectory(Folder);
        var file = Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}{Extension}"));
        try
        {
            StoreBackup.Write(storage.Value.ConnectionString, file);
        }
        catch (Exception failure)
        {
            LogFailed(failure);
            throw;
        }

        foreach (var old in folder.GetFiles($"{Prefix}*{Extension}").OrderByDescending(backup => backup.Name, StringComparer.Ordinal).Skip(options.Value.Kept))
        {
            old.Delete();
        }

        LogWritten(file);
        return file;
    }

    private string Folder => options.Value.Folder is { Length: > 0 } folder
        ? folder
        : Path.Combine(StoreFolder.Of(storage.Value), "backups");

    [LoggerMessage(LogLevel.Information, "The store is backed up in {File}")]
    private partial void LogWritten(string file);

    [LoggerMessage(LogLevel.Error, "The store could not be backed up; that is tried again")]
    private partial void LogFailed(Exception failure);
}
