using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Adds an entry to the audit log, with whatever else is being committed.</summary>
internal sealed class AddAuditOperation(AuditRow row) : WriteOperation<bool>
{
    private const string Sql =
        """INSERT INTO audit(at, actor_kind, actor, from_address, action, subject_kind, subject, account, reason, "before", "after") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    internal override void Execute(WriteSession session) => Insert(session, row);

    internal static void Insert(WriteSession session, AuditRow row) => session[Sql].Post(
        row.At, row.ActorKind, row.Actor, row.FromAddress, row.Action, row.SubjectKind, row.Subject, row.Account, row.Reason, row.Before, row.After);
}
