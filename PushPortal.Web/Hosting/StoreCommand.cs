using System.Data.Common;
using Microsoft.Data.Sqlite;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Copying;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Web.Hosting;

/// <summary>The subcommand <c>store copy --from &lt;SQLite&gt; --to &lt;PostgreSQL&gt;</c>: copies a store that no gateway works on to a database that nothing is in.</summary>
internal static class StoreCommand
{
    internal const string Name = "store";

    private const string Copy = "copy";
    private const string From = "from";
    private const string To = "to";

    /// <param name="arguments">What to do, then settings as the gateway takes them. The target is that of the settings when none is named: passwords need not be on a command line.</param>
    /// <param name="output">Gets the progress.</param>
    /// <param name="errors">Gets why nothing was copied.</param>
    /// <returns>0 when all of the store is there and was compared, else 1.</returns>
    internal static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        if (arguments is not [Copy, .. var settings] || WebApplication.CreateBuilder(settings).Configuration is not { } configuration || Source(configuration) is not { } from || Target(configuration) is not { } to)
        {
            await errors.WriteLineAsync(
                $"Usage: dotnet PushPortal.Web.dll {Name} {Copy} --{From} <file of SQLite> --{To} <connection string of PostgreSQL>; without --{To} it is {StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)} of the settings");
            return 1;
        }

        try
        {
            StoreCopy.Run(from, to, output);
        }
        catch (Exception failure) when (failure is StoreCopyException or DbException or SettingException or ArgumentException)
        {
            await errors.WriteLineAsync($"Not copied: {failure.Message}");
            return 1;
        }

        await output.WriteLineAsync(
            $"The keys of sign-ins and the files of imports are beside the source, in {StoreFolder.Of(new StorageOptions { ConnectionString = from })}: {StorageOptions.Section}:{nameof(StorageOptions.Folder)} is to be that folder, or a copy of it.");
        return 0;
    }

    /// <summary>A file by its name, or a connection string.</summary>
    private static string? Source(ConfigurationManager configuration) => configuration[From] switch
    {
        null or "" => null,
        var text when text.Contains('=', StringComparison.Ordinal) => text,
        var file => new SqliteConnectionStringBuilder { DataSource = file }.ToString(),
    };

    private static string? Target(ConfigurationManager configuration) =>
        configuration[To] is { Length: > 0 } named ? named
        : configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() is { Provider: StorageProvider.PostgreSql } storage ? storage.ConnectionString
        : null;
}
