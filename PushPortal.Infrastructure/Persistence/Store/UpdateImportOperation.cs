using PushPortal.Domain.Imports;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Moves an import to another status, if it is still in the one before, with the mapping that it had.</summary>
internal sealed class UpdateImportOperation(PushImport changed, PushImport from) : WriteOperation<bool>
{
    internal override bool FailsAtOnce => true;

    internal override void Execute(WriteSession session) => Result = session[ImportSql.UpdateSql].Run(
        (byte)changed.Status,
        ImportSql.Mapping(changed),
        changed.Rate,
        changed.SendsDuplicates,
        changed.Problem,
        changed.StartedAt?.UtcTicks,
        changed.EndedAt?.UtcTicks,
        changed.ChangedBy,
        changed.Id,
        (byte)from.Status,
        ImportSql.Mapping(from)) == 1;
}
