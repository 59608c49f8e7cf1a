using Microsoft.Extensions.Logging;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>
/// The keys in a table that is partitioned by days, with each row's commit. Only the day's own partition is written at random, and it is as large as the day; old ones are
/// dropped as they are.
/// </summary>
internal sealed class PostgresKeyIndex(PostgresDatabase database, TimeSpan duplicateWindow, TimeProvider clock) : IKeyIndex
{
    private const int ChunkIds = 500;

    private static readonly RowSql AddSql = new("INSERT INTO lookup_keys(kind, hash, id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", "lookup_keys");

    private const string NewestFirstSql = $"{FindSql} ORDER BY id DESC LIMIT $5";

    private const string OldestFirstSql = $"{FindSql} ORDER BY id LIMIT $5";

    private const string FindSql = "SELECT id FROM lookup_keys WHERE kind = $1 AND hash = $2 AND id > $3 AND id < $4";

    private readonly ReadStatements _reads = new(database);

    /// <summary>There are partitions for what comes next before it comes.</summary>
    public void CatchUp(StoreWriter writer) => writer.RunAsync(new PrepareKeyDaysOperation(clock.GetUtcNow())).GetAwaiter().GetResult();

    public IDuplicateCheck Check(Push push) => new PostgresDuplicateCheck(push, IdSequence.Floor(push.ReceivedAt - duplicateWindow) - 1);

    public void Add(WriteSession session, LookupKind kind, string text, long id)
    {
        var hash = StableHash.Of(text);
        session[AddSql].Post((byte)kind, hash, id);
        if (kind == LookupKind.PushId)
        {
            session.Known.Added(hash);
        }
    }

    public bool HasPushId(long id, long accountId, string pushId) => _reads.Ask(PushSql.HasPushId, static rows => rows.Read(), id, accountId, pushId);

    public KeyUpkeep Upkeep(PushStore store, TimeProvider clock, ILoggerFactory loggers) => new KeyDaysUpkeep(store, clock, loggers.CreateLogger<KeyDaysUpkeep>());

    public IEnumerable<IReadOnlyList<long>> Find(LookupKind kind, string text, long after, long before, bool newestFirst)
    {
        var hash = StableHash.Of(text);
        while (true)
        {
            var chunk = _reads.Ask(newestFirst ? NewestFirstSql : OldestFirstSql, Ids, (byte)kind, hash, after, before, ChunkIds);
            if (chunk.Count > 0)
            {
                yield return chunk;
            }

            if (chunk.Count < ChunkIds)
            {
                yield break;
            }

            (after, before) = newestFirst ? (after, chunk[^1]) : (chunk[^1], before);
        }
    }

    public void Dispose() => _reads.Dispose();

    private static List<long> Ids(SqlRows rows)
    {
        var ids = new List<long>();
        while (rows.Read())
        {
            ids.Add(rows.GetInt64(0));
        }

        return ids;
    }
}
