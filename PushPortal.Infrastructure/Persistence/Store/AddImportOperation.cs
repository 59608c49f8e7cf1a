using PushPortal.Domain.Imports;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Begins an import, unless its account has too much. Answers whether it did.</summary>
internal sealed class AddImportOperation(PushImport import, ImportPolicy policy) : WriteOperation<bool>
{
    internal override bool FailsAtOnce => true;

    internal override void Execute(WriteSession session)
    {
        Result = policy.Takes(import.Octets, ShareOfAccount(session));
        if (Result)
        {
            ImportSql.Insert(session, import);
        }
    }

    private ImportShare ShareOfAccount(WriteSession session)
    {
        using var rows = session[ImportSql.ShareSql].Read(import.AccountId, ImportPolicy.LeastOctets);
        return ImportSql.ReadShare(rows);
    }
}
