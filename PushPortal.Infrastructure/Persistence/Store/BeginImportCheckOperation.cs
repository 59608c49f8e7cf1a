using PushPortal.Domain.Imports;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Forgets some of what an earlier check of an import found, and its counts with the last of it. Answers how many rows it forgot; null when it is not to be checked.</summary>
internal sealed class BeginImportCheckOperation(long id, int limit) : WriteOperation<int?>
{
    internal override bool FailsAtOnce => true;

    internal override void Execute(WriteSession session)
    {
        Result = null;
        if (session["UPDATE imports SET valid = 0, invalid = 0, duplicates = 0, segments = 0, duplicate_segments = 0 WHERE id = $1 AND status = $2"].Run(id, (byte)ImportStatus.Checking) == 1)
        {
            Result = session["DELETE FROM import_results WHERE import_id = $1 AND \"row\" IN (SELECT \"row\" FROM import_results WHERE import_id = $1 LIMIT $2)"].Run(id, limit);
        }
    }
}
