using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;

namespace PushPortal.Web.Hosting;

/// <summary>Keeps the keys of sign-ins beside the database, so that they outlive a deploy.</summary>
internal static class KeyRing
{
    internal static void AddKeyRing(this IServiceCollection services, IConfiguration configuration) =>
        services.AddDataProtection().SetApplicationName("PushPortal").PersistKeysToFileSystem(new DirectoryInfo(FolderOf(configuration)));

    internal static string FolderOf(IConfiguration configuration)
    {
        var connectionString = configuration["PushPortal:Storage:ConnectionString"] ?? "Data Source=data/pushportal.db";
        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource))!, "keys");
    }
}
