using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Sqlite;
using PushPortal.Infrastructure.Persistence.Store;
using static SQLitePCL.raw;

namespace PushPortal.Tests.Persistence;

/// <summary>A file whose readers' steps are counted.</summary>
/// <param name="count">Called each <paramref name="every"/> steps of the database's virtual machine; 0 lets it go on.</param>
internal sealed class CountedDatabase(SqliteDatabase file, int every, Func<int> count) : StoreDatabase
{
    internal override string Folder => file.Folder;

    internal override StoreLease Lease => file.Lease;

    internal override void Migrate(PortalDbContext db) => file.Migrate(db);

    internal override StoreConnection Open()
    {
        var connection = file.Connect();
        sqlite3_progress_handler(connection.Handle, every, _ => count(), null);
        return new SqliteStoreConnection(connection);
    }

    internal override StoreConnection OpenForWriting() => file.OpenForWriting();

    internal override IKeyIndex OpenKeys(TimeSpan duplicateWindow, long memory, TimeProvider clock) => file.OpenKeys(duplicateWindow, memory, clock);
}
