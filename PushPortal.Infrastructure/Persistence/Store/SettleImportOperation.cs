using PushPortal.Domain.Imports;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Writes down what came of rows of an import, and how far it is settled: both in one commit, so that a restart finds the one with the other.</summary>
internal sealed class SettleImportOperation(long id, IReadOnlyList<ImportResult> results, int position) : WriteOperation<bool>
{
    internal override bool FailsAtOnce => true;

    internal override void Execute(WriteSession session)
    {
        foreach (var result in results)
        {
            ImportSql.Insert(session, id, result);
        }

        session["UPDATE imports SET accepted = accepted + $1, refused = refused + $2, position = $3 WHERE id = $4"].Post(
            results.Count(result => result.Outcome == ImportOutcome.Accepted),
            results.Count(result => result.Outcome == ImportOutcome.Refused),
            position,
            id);
        Result = session["SELECT status FROM imports WHERE id = $1"].Number(id) == (byte)ImportStatus.Running;
    }
}
