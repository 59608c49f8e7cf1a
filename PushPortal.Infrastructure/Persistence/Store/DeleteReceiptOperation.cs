namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>An ESME has a receipt, or it is given up.</summary>
internal sealed class DeleteReceiptOperation(long accountId, long id) : WriteOperation<bool>
{
    internal override void Execute(WriteSession session) => ReceiptSql.Delete(session, accountId, id);
}
