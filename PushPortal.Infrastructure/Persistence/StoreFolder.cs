using Microsoft.Data.Sqlite;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Where everything is that is kept in files beside the database.</summary>
public static class StoreFolder
{
    /// <returns>An absolute path. The folder need not be there yet.</returns>
    public static string Of(StorageOptions options) => options.Provider == StorageProvider.PostgreSql
        ? Path.GetFullPath(options.Folder)
        : Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource))!;
}
