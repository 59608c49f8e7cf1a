using Microsoft.Extensions.Logging;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>
/// Finds rows by push-id, by recipient and by trace id, in keys that grow with time all the same: the newest are in memory, the others in sorted runs that are written behind the message
/// path and merged into larger ones. Nothing is touched at random per push.
/// </summary>
internal sealed class LookupTables(SqliteDatabase file, LookupManifest manifest, long lastRun, DuplicateFilters filters) : IKeyIndex
{
    private const int ChunkIds = 500;

    /// <summary>By kind.</summary>
    private readonly RecentKeys[] _recent = [new(), new(), new()];
    private readonly ReadStatements _duplicates = new(file);
    private readonly ReadStatements _enquiries = new(file);
    private LookupManifest _manifest = manifest;
    private long _lastRun = lastRun;

    internal LookupManifest Manifest => Volatile.Read(ref _manifest);

    internal DuplicateFilters Filters => filters;

    /// <summary>The keys that are in no run yet.</summary>
    internal RecentKeys Recent(LookupKind kind) => _recent[(int)kind];

    /// <summary>An id for a new run.</summary>
    internal long NextRun() => Interlocked.Increment(ref _lastRun);

    /// <summary>Called by the writer, when the commit that says so is on disk. What the runs have is forgotten after they can be asked: a reader finds it in the one place or the other.</summary>
    internal void Publish(IReadOnlyList<LookupRun> added, IReadOnlyList<LookupRun> removed, long indexedUpTo)
    {
        Volatile.Write(ref _manifest, _manifest.With(added, removed, indexedUpTo));
        Array.ForEach(_recent, keys => keys.ForgetUpTo(indexedUpTo));
    }

    /// <summary>Asks the runs of push-ids. Answers what was asked: later runs may have more.</summary>
    /// <param name="ids">Gets the ids found; null while there are none.</param>
    internal LookupManifest AskPushIds(long hash, long after, ref List<long>? ids) =>
        Ask(_duplicates, LookupKind.PushId, hash, new LookupRange(after, long.MaxValue), ref ids);

    public void CatchUp(StoreWriter writer) => LookupStartUp.CatchUp(file, writer, this);

    public IDuplicateCheck Check(Push push) => new DuplicateCheck(push, this, filters.DuplicateWindow);

    public void Add(WriteSession session, LookupKind kind, string text, long id) => Recent(kind).Add(StableHash.Of(text), id);

    public bool HasPushId(long id, long accountId, string pushId) => _duplicates.Ask(PushSql.HasPushId, static rows => rows.Read(), id, accountId, pushId);

    public KeyUpkeep Upkeep(PushStore store, TimeProvider clock, ILoggerFactory loggers) => new LookupIndexer(store, this, clock, loggers.CreateLogger<LookupIndexer>());

    public IEnumerable<IReadOnlyList<long>> Find(LookupKind kind, string text, long after, long before, bool newestFirst)
    {
        var hash = StableHash.Of(text);
        var range = new LookupRange(after, before, newestFirst, ChunkIds);
        while (true)
        {
            // What moves from memory to a run meanwhile is found twice, and never missed.
            List<long>? ids = null;
            Recent(kind).Find(hash, range.After, range.Before, ref ids);
            Ask(_enquiries, kind, hash, range, ref ids);
            var chunk = (ids ?? []).Distinct().Order().ToList();
            if (newestFirst)
            {
                chunk.Reverse();
            }

            if (chunk.Count > ChunkIds)
            {
                chunk.RemoveRange(ChunkIds, chunk.Count - ChunkIds);
            }

            if (chunk.Count > 0)
            {
                yield return chunk;
            }

            if (chunk.Count < ChunkIds)
            {
                yield break;
            }

            range = newestFirst ? range with { Before = chunk[^1] } : range with { After = chunk[^1] };
        }
    }

    public void Dispose()
    {
        _duplicates.Dispose();
        _enquiries.Dispose();
    }

    private LookupManifest Ask(ReadStatements statements, LookupKind kind, long hash, LookupRange range, ref List<long>? ids)
    {
        while (true)
        {
            var manifest = Manifest;
            List<LookupRun>? asked = null;
            foreach (var run in manifest.Runs)
            {
                if (run.Kind == kind && range.Meets(run) && run.MayHave(hash))
                {
                    RunReading.Read(statements, run, hash, range, ids ??= []);
                    (asked ??= []).Add(run);
                }
            }

            // Blocks are deleted only after their run has left the manifest: what is still there was read whole.
            if (asked is null || ReferenceEquals(manifest, Manifest) || asked.TrueForAll(Manifest.Runs.Contains))
            {
                return manifest;
            }
        }
    }
}
