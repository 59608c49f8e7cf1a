using PushPortal.Domain.Imports;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Writes down what the check of an import has found so far, while it goes on.</summary>
internal sealed class ImportFindingsOperation(long id, IReadOnlyList<ImportResult> findings, ImportCounts counts) : WriteOperation<bool>
{
    internal override bool FailsAtOnce => true;

    internal override void Execute(WriteSession session)
    {
        Result = session["UPDATE imports SET valid = $1, invalid = $2, duplicates = $3, segments = $4, duplicate_segments = $5 WHERE id = $6 AND status = $7"].Run(
            counts.Valid,
            counts.Invalid,
            counts.Duplicates,
            counts.Segments,
            counts.DuplicateSegments,
            id,
            (byte)ImportStatus.Checking) == 1;
        if (!Result)
        {
            return;
        }

        foreach (var finding in findings)
        {
            ImportSql.Insert(session, id, finding);
        }
    }
}
