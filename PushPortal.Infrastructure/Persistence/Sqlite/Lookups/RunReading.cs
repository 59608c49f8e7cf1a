using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>How the ids of a hash are read from a run: mostly one block, found by the first key of each.</summary>
internal static class RunReading
{
    /// <summary>Blocks of run $1 that begin before key ($2, $3), the last one first.</summary>
    internal const string BackwardsSql =
        "SELECT entries FROM lookup_blocks WHERE run = $1 AND (first_hash, first_id) < ($2, $3) ORDER BY first_hash DESC, first_id DESC";

    /// <summary>Blocks of run $1 that begin after key ($2, $3).</summary>
    internal const string ForwardsSql =
        "SELECT entries FROM lookup_blocks WHERE run = $1 AND (first_hash, first_id) > ($2, $3) ORDER BY first_hash, first_id";

    internal static void Read(ReadStatements statements, LookupRun run, long hash, LookupRange range, List<long> ids)
    {
        if (range.NewestFirst)
        {
            statements.Ask(BackwardsSql, rows => Descend(rows, hash, range, ids), run.Id, hash, range.Before);
        }
        else
        {
            // The block that begins at or before the first key wanted, then those after it.
            var wanted = range.Limit;
            if (statements.Ask(BackwardsSql, rows => !rows.Read() || Ascend(rows, hash, range, ids, ref wanted), run.Id, hash, range.After + 1))
            {
                statements.Ask(ForwardsSql, rows => AscendAll(rows, hash, range, ids, wanted), run.Id, hash, range.After);
            }
        }
    }

    /// <summary>Takes ids from blocks of <see cref="BackwardsSql"/>, asked with the range's end. Answers how many.</summary>
    internal static int Descend(SqlRows rows, long hash, LookupRange range, List<long> ids)
    {
        var taken = 0;
        while (taken < range.Limit && rows.Read())
        {
            var entries = rows.GetOctets(0);
            for (var at = LookupBlock.Find(entries, new LookupKey(hash, range.Before)) - 1; at >= 0 && taken < range.Limit; at--)
            {
                var key = LookupBlock.Read(entries, at);
                if (key.Hash != hash || key.Id <= range.After)
                {
                    return taken;
                }

                ids.Add(key.Id);
                taken++;
            }
        }

        return taken;
    }

    private static bool AscendAll(SqlRows rows, long hash, LookupRange range, List<long> ids, int wanted)
    {
        while (rows.Read())
        {
            if (!Ascend(rows, hash, range, ids, ref wanted))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes ids from one block. Answers whether the next one may have more.</summary>
    private static bool Ascend(SqlRows rows, long hash, LookupRange range, List<long> ids, ref int wanted)
    {
        var entries = rows.GetOctets(0);
        for (var at = LookupBlock.Find(entries, new LookupKey(hash, range.After + 1)); at < LookupBlock.Count(entries); at++)
        {
            var key = LookupBlock.Read(entries, at);
            if (wanted == 0 || key.Hash != hash || key.Id >= range.Before)
            {
                return false;
            }

            ids.Add(key.Id);
            wanted--;
        }

        return wanted > 0;
    }
}
