using Microsoft.EntityFrameworkCore;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Sqlite;

namespace PushPortal.Tests.Persistence;

/// <summary>An empty store on SQLite, migrated once as in operation and copied for each test: to migrate it anew takes longer than most tests do.</summary>
internal static class MigratedFile
{
    private static readonly Lazy<byte[]> Octets = new(Migrate);

    /// <summary>Makes a file with the schema of the store.</summary>
    internal static void Write(string path) => File.WriteAllBytes(path, Octets.Value);

    private static byte[] Migrate()
    {
        var folder = Directory.CreateTempSubdirectory("pushportal-template-");
        var path = Path.Combine(folder.FullName, "template.db");
        var file = new SqliteDatabase($"Data Source={path};Pooling=False");
        var options = new DbContextOptionsBuilder<SqliteDbContext>();
        PersistenceRegistration.Configure(options, file);
        using (var db = new SqliteDbContext(options.Options))
        {
            file.Migrate(db);
        }

        // The last connection that closes brings the log into the file.
        var octets = File.ReadAllBytes(path);
        folder.Delete(recursive: true);
        return octets;
    }
}
