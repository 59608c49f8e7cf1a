using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Keeps a part of a message that an ESME has split itself.</summary>
internal sealed class StorePartOperation(PartRow part) : WriteOperation<bool>
{
    private static readonly RowSql Sql = new(
        "INSERT INTO smpp_parts(id, account_id, command, body, received_at, receipt, settled) VALUES ($1, $2, $3, $4, $5, $6, 0)", "smpp_parts", 1);

    internal override bool FailsAtOnce => true;

    internal override void Execute(WriteSession session) => session[Sql].Post(part.Id, part.AccountId, part.Command, part.Body, part.ReceivedAt, part.Receipt);
}
