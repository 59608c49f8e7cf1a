using Microsoft.Data.Sqlite;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Copies a store that a gateway may be working on, from another process or its own.</summary>
public static class StoreBackup
{
    /// <summary>
    /// Writes the database as it stands at one instant into a single file, checks it, and gives it its name only then. SQLite's online backup copies all pages in one
    /// reading transaction: the writer goes on meanwhile, and its log grows by what it writes. (In portions it would begin anew after each commit, and never end under load.)
    /// </summary>
    /// <param name="connectionString">The gateway's own.</param>
    /// <param name="file">The new file; its folder is there, and it is not. Only its owner may read it: it holds the secrets of accounts.</param>
    /// <exception cref="IOException">The file is there already, cannot be written, or is no sound copy.</exception>
    /// <exception cref="SqliteException">The database cannot be read, or there is none.</exception>
    public static void Write(string connectionString, string file)
    {
        if (File.Exists(file))
        {
            throw new IOException($"{file} exists already");
        }

        var part = file + ".part";
        try
        {
            Make(part);
            Copy(connectionString, part);
            File.Move(part, file);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static void Make(string part)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(part, options).Dispose();
    }

    private static void Copy(string connectionString, string part)
    {
        using var store = Open(new SqliteConnectionStringBuilder(connectionString));
        using var copy = Open(new SqliteConnectionStringBuilder { DataSource = part });
        store.BackupDatabase(copy);
        using var check = copy.CreateCommand();
        check.CommandText = "PRAGMA quick_check(1)";
        if (check.ExecuteScalar() is not "ok" and var found)
        {
            throw new IOException($"The copy is not sound: {found}");
        }
    }

    /// <summary>A file that is there; a connection that is really closed in the end leaves nothing beside it.</summary>
    private static SqliteConnection Open(SqliteConnectionStringBuilder settings)
    {
        settings.Mode = SqliteOpenMode.ReadWrite;
        settings.Pooling = false;
        var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        return connection;
    }
}
