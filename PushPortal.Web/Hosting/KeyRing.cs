using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;

namespace PushPortal.Web.Hosting;

/// <summary>Keeps the keys of sign-ins beside the database, so that they outlive a deploy.</summary>
internal static class KeyRing
{
    internal static void AddKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        var connectionString = configuration["PushPortal:Storage:ConnectionString"] ?? "Data Source=data/pushportal.db";
        var folder = Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource))!;
        services.AddDataProtection().SetApplicationName("PushPortal").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
    }
}
