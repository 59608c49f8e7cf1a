namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>The database that the store is in: how its schema is brought up to date, how connections to it are opened, and by what rows are found in it.</summary>
internal abstract class StoreDatabase
{
    /// <summary>Where everything is that is kept in files beside the database.</summary>
    internal abstract string Folder { get; }

    /// <summary>The right to work on it.</summary>
    internal abstract StoreLease Lease { get; }

    /// <summary>Whether each question is a way to a server and back: what can be asked together is asked at once then.</summary>
    internal virtual bool IsServer => false;

    /// <summary>Brings the schema up to date. What is not there yet is made.</summary>
    internal abstract void Migrate(PortalDbContext db);

    /// <summary>A connection for reading, to be used by one caller at a time.</summary>
    internal abstract StoreConnection Open();

    /// <summary>The writer's connection, for which the lease is taken: a commit of it is on disk when it returns.</summary>
    internal abstract StoreConnection OpenForWriting();

    /// <summary>Opens what finds rows by the texts that initiators choose.</summary>
    /// <param name="duplicateWindow">An account's push-id may not be used again within it.</param>
    /// <param name="memory">In octets, for telling new push-ids from used ones.</param>
    internal abstract IKeyIndex OpenKeys(TimeSpan duplicateWindow, long memory, TimeProvider clock);
}
