using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>What the SMPP server keeps beside its pushes: parts that are gathered, and receipts that are not acknowledged. Written with everything else, in the same groups.</summary>
internal sealed class SmppStore(PushStore store) : IDisposable
{
    private readonly ReadStatements _rows = new(store.Database);

    /// <summary>Keeps a part; its task ends when it is on disk.</summary>
    internal Task StorePartAsync(PartRow part) => store.Writer.RunAsync(new StorePartOperation(part));

    /// <summary>Says which push these parts are delivered in. To be called before the push is stored: what is stored later finds it.</summary>
    internal void Assign(IReadOnlyList<long> parts, long pushId) => store.Writer.Enqueue(new AssignPartsOperation(parts, pushId));

    /// <summary>The push of these parts is stored.</summary>
    internal void Settle(long pushId) => store.Writer.Enqueue(new SettlePartsOperation(pushId));

    /// <summary>Parts that an earlier start of the gateway was answerable for and whose push is not known to be stored, oldest first.</summary>
    internal IReadOnlyList<PartRow> OpenParts() => _rows.Ask(
        $"SELECT id, account_id, command, body, received_at, receipt, push_id FROM smpp_parts WHERE {PartRow.IsOpen} ORDER BY id",
        static row =>
        {
            var parts = new List<PartRow>();
            while (row.Read())
            {
                parts.Add(new PartRow
                {
                    Id = row.GetInt64(0),
                    AccountId = row.GetInt64(1),
                    Command = row.GetInt32(2),
                    Body = row.GetOctets(3),
                    ReceivedAt = row.GetInt64(4),
                    Receipt = row.GetByte(5),
                    PushId = row.LongOrNull(6),
                });
            }

            return parts;
        });

    internal bool HasPush(long id) => _rows.Ask("SELECT 1 FROM pushes WHERE id = $1", static row => row.Read(), id);

    /// <summary>The push that a part is delivered in; null while it is gathered.</summary>
    internal long? PushOfPart(long partId, long accountId) => _rows.Ask(
        "SELECT push_id FROM smpp_parts WHERE id = $1 AND account_id = $2", static row => row.Read() ? row.LongOrNull(0) : null, partId, accountId);

    internal bool HasPart(long partId, long accountId) =>
        _rows.Ask("SELECT 1 FROM smpp_parts WHERE id = $1 AND account_id = $2", static row => row.Read(), partId, accountId);

    /// <summary>An account's oldest receipts.</summary>
    internal IReadOnlyList<WaitingReceipt> Receipts(long accountId, int limit) => _rows.Ask(ReceiptSql.WaitingSql, ReceiptSql.ReadAll, accountId, limit);

    internal bool HasReceipts(long accountId) => _rows.Ask("SELECT 1 FROM smpp_receipts WHERE account_id = $1 LIMIT 1", static row => row.Read(), accountId);

    internal Task DeleteReceiptAsync(WaitingReceipt receipt) => store.Writer.RunAsync(new DeleteReceiptOperation(receipt.AccountId, receipt.Id));

    /// <summary>Gives up receipts of messages that ended before this. Answers how many, of one batch.</summary>
    internal Task<int> ExpireReceiptsAsync(DateTimeOffset before) => store.Writer.RunAsync(new ExpireReceiptsOperation(before));

    public void Dispose() => _rows.Dispose();
}
