using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>Makes complete runs live in the place of others. Readers ask them from then on; the blocks of the others are deleted after that.</summary>
/// <param name="indexedUpTo">The runs have every key of a row up to this id.</param>
internal sealed class PublishRunsOperation(LookupTables lookups, IReadOnlyList<LookupRun> added, IReadOnlyList<LookupRun> removed, long indexedUpTo) : WriteOperation<bool>
{
    internal override void Execute(WriteSession session)
    {
        foreach (var run in added)
        {
            session["UPDATE lookup_runs SET first_id = $2, last_id = $3, keys = $4, state = $5 WHERE id = $1"].Run(run.Id, run.FirstId, run.LastId, run.Keys, (byte)LookupRunState.Live);
        }

        foreach (var run in removed)
        {
            session["UPDATE lookup_runs SET state = $2 WHERE id = $1"].Run(run.Id, (byte)LookupRunState.Dropped);
        }

        session["INSERT INTO store_settings(name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"].Run(SettingRow.IndexedUpTo, indexedUpTo);
    }

    internal override void Committed()
    {
        lookups.Publish(added, removed, indexedUpTo);
        base.Committed();
    }
}
