namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>Whether a run is asked. The numbers are stored.</summary>
internal enum LookupRunState : byte
{
    /// <summary>It is being written; after a start it is what a crash has left.</summary>
    Unfinished = 0,

    /// <summary>It is complete, and asked.</summary>
    Live = 1,

    /// <summary>It was merged into another, or all that it names is gone: its blocks are to be deleted.</summary>
    Dropped = 2,
}
