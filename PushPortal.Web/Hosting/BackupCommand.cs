using Microsoft.Data.Sqlite;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Web.Hosting;

/// <summary>The subcommand <c>backup &lt;file&gt;</c>: copies the store, beside the gateway that works on it and with the same settings.</summary>
internal static class BackupCommand
{
    internal const string Name = "backup";

    /// <param name="arguments">The file to write, then settings as the gateway takes them.</param>
    /// <returns>0 when the file is there and sound, else 1.</returns>
    internal static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var file, .. var settings])
        {
            await Console.Error.WriteLineAsync($"Which file? Usage: dotnet PushPortal.Web.dll {Name} <file>");
            return 1;
        }

        var configuration = WebApplication.CreateBuilder(settings).Configuration;
        var storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        if (storage.Provider != StorageProvider.Sqlite)
        {
            await Console.Error.WriteLineAsync($"Not backed up: this copies SQLite files. A database of {storage.Provider} is backed up by its own means, such as pg_dump.");
            return 1;
        }

        try
        {
            StoreBackup.Write(storage.ConnectionString, file);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Not backed up: {failure.Message}");
            return 1;
        }

        Console.WriteLine($"The store is in {file}. The keys of sign-ins are files of their own: {KeyRing.FolderOf(configuration)}");
        return 0;
    }
}
