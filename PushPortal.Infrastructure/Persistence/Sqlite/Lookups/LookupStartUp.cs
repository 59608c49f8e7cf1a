using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>What a start takes over of the lookups.</summary>
internal static class LookupStartUp
{
    /// <summary>Rows that are taken into memory at most. More of them are there only after an upgrade, or when runs could not be written for long.</summary>
    private const int MostInMemory = 500_000;

    internal static LookupTables Open(SqliteDatabase file, DuplicateFilters filters)
    {
        using var connection = file.Open();
        using var statement = connection.Prepare("SELECT id, kind, level, first_id, last_id, keys, state FROM lookup_runs ORDER BY last_id, id");
        using var rows = statement.Read();
        var live = new List<LookupRun>();
        var lastRun = 0L;
        while (rows.Read())
        {
            lastRun = Math.Max(lastRun, rows.GetInt64(0));
            if ((LookupRunState)rows.GetByte(6) == LookupRunState.Live)
            {
                live.Add(new LookupRun(rows.GetInt64(0), (LookupKind)rows.GetByte(1), rows.GetInt32(2), rows.GetInt64(3), rows.GetInt64(4), rows.GetInt64(5)));
            }
        }

        return new LookupTables(file, new LookupManifest(live, StoreStartUp.Setting(connection, SettingRow.IndexedUpTo)), lastRun, filters);
    }

    /// <summary>Takes the keys of the rows that no run has into memory: about the last minute before the gateway ended. Whatever is beyond is written to runs before anything is accepted.</summary>
    internal static void CatchUp(SqliteDatabase file, StoreWriter writer, LookupTables lookups, int mostInMemory = MostInMemory)
    {
        while (true)
        {
            var from = lookups.Manifest.IndexedUpTo;
            var transactions = Keys(file, "SELECT id, recipient FROM transactions WHERE id > $1 AND id <= $2 ORDER BY id LIMIT $3", from, long.MaxValue, mostInMemory);
            var upTo = transactions.Count < mostInMemory ? long.MaxValue : transactions[^1].Id;
            var pushes = Keys(file, "SELECT id, initiator_push_id FROM pushes WHERE id > $1 AND id <= $2 ORDER BY id LIMIT $3", from, upTo, int.MaxValue);
            var traces = Keys(file, "SELECT id, trace_id FROM pushes WHERE id > $1 AND id <= $2 AND trace_id IS NOT NULL ORDER BY id LIMIT $3", from, upTo, int.MaxValue);
            (LookupKind Kind, List<LookupKey> Keys)[] found = [(LookupKind.PushId, pushes), (LookupKind.Recipient, transactions), (LookupKind.TraceId, traces)];
            if (upTo == long.MaxValue)
            {
                Array.ForEach(found, of => of.Keys.ForEach(key => lookups.Recent(of.Kind).Add(key.Hash, key.Id)));
                return;
            }

            RunBuilder.WriteAsync(writer, lookups, found, upTo).GetAwaiter().GetResult();
        }
    }

    private static List<LookupKey> Keys(SqliteDatabase file, string sql, long after, long upTo, int limit)
    {
        using var connection = file.Open();
        using var statement = connection.Prepare(sql);
        using var rows = statement.Read(after, upTo, limit);
        var keys = new List<LookupKey>();
        while (rows.Read())
        {
            keys.Add(new LookupKey(StableHash.Of(rows.GetString(1)), rows.GetInt64(0)));
        }

        return keys;
    }
}
