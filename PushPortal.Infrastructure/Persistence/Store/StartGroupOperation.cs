using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Smsc;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Records that a group is about to be sent, then lets the SMSC send it.</summary>
internal sealed class StartGroupOperation(GroupRecord group, SmscInbox smsc) : WriteOperation
{
    private static readonly RowSql Sql = new(
        "INSERT INTO smsc_groups(id, transaction_id, account_id, recipient, link, reference, segments, started_at, cause, keeps_reference, wide_reference) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, $9) " +
        "ON CONFLICT (id) DO UPDATE SET link = excluded.link, reference = excluded.reference, started_at = excluded.started_at",
        "smsc_groups",
        1);

    internal override void Execute(WriteSession session) => session[Sql].Post(group.Id, group.TransactionId, group.AccountId, group.Recipient, group.Link, group.Reference, group.Segments, group.StartedAt.UtcTicks, group.WideReference);

    internal override void Committed() => smsc.Started(group.Id);

    internal override void Failed(Exception failure) => smsc.NotStarted(group.Id);
}
