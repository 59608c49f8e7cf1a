using PushPortal.Domain.Imports;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Begins an import.</summary>
internal sealed class AddImportOperation(PushImport import) : WriteOperation<bool>
{
    internal override bool FailsAtOnce => true;

    internal override void Execute(WriteSession session) => ImportSql.Insert(session, import);
}
