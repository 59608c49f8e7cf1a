namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>A sorted run of keys in <c>lookup_blocks</c>, written once and never changed.</summary>
/// <param name="level">How many times its keys have been merged.</param>
/// <param name="firstId">The smallest id among its keys.</param>
/// <param name="lastId">The largest.</param>
internal sealed class LookupRun(long id, LookupKind kind, int level, long firstId, long lastId, long keys)
{
    private SplitBlockFilter? _filter;

    internal long Id => id;

    internal LookupKind Kind => kind;

    internal int Level => level;

    internal long FirstId => firstId;

    internal long LastId => lastId;

    internal long Keys => keys;

    /// <summary>Tells most hashes that it does not have; null while it has to be asked on disk.</summary>
    internal SplitBlockFilter? Filter
    {
        get => Volatile.Read(ref _filter);
        set => Volatile.Write(ref _filter, value);
    }

    internal bool MayHave(long hash) => Filter is not { } filter || filter.MayHave(hash);
}
