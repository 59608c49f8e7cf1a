namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Deletes imports that are old and at rest, with what came of their rows.</summary>
/// <param name="before">Imports with smaller ids are old enough.</param>
internal sealed class PurgeImportsOperation(long before, int limit) : WriteOperation<int>
{
    internal override void Execute(WriteSession session) => Result =
        session["DELETE FROM import_results WHERE (import_id, \"row\") IN (SELECT r.import_id, r.\"row\" FROM imports i JOIN import_results r ON r.import_id = i.id WHERE i.id < $1 AND i.status NOT IN (1, 3, 4) LIMIT $2)"].Run(before, limit) +
        session["DELETE FROM imports WHERE id < $1 AND status NOT IN (1, 3, 4) AND NOT EXISTS (SELECT 1 FROM import_results r WHERE r.import_id = imports.id)"].Run(before);
}
