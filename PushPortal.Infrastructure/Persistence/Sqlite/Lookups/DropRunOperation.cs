using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>Deletes some blocks of a run that is asked no more, and the run itself with its last ones. Answers whether it is gone.</summary>
internal sealed class DropRunOperation(long run) : WriteOperation<bool>
{
    private const int Blocks = 64;

    internal override void Execute(WriteSession session)
    {
        var deleted = session["DELETE FROM lookup_blocks WHERE id IN (SELECT id FROM lookup_blocks WHERE run = $1 ORDER BY first_hash, first_id LIMIT $2)"].Run(run, Blocks);
        if (deleted < Blocks)
        {
            session["DELETE FROM lookup_runs WHERE id = $1"].Run(run);
        }

        Result = deleted < Blocks;
    }
}
