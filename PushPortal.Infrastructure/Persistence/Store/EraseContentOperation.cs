using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Erases the content of one push that somebody asks for, with the entry of the audit log.</summary>
internal sealed class EraseContentOperation(long pushId, long? accountId, ContentErasure erasure, AuditRow audit) : WriteOperation<ErasureOutcome>
{
    internal override bool FailsAtOnce => true;

    internal override void Execute(WriteSession session)
    {
        if (Find(session) is not { } found)
        {
            Result = ErasureOutcome.NotFound;
            return;
        }

        Result = found.IsErased ? ErasureOutcome.ErasedBefore : found.IsEnded ? ErasureOutcome.Erased : ErasureOutcome.NotEnded;
        if (Result == ErasureOutcome.Erased)
        {
            ContentErasing.Erase(session, pushId, found.Recipients, erasure);
            AddAuditOperation.Insert(session, audit);
        }
    }

    private (int Recipients, bool IsEnded, bool IsErased)? Find(WriteSession session)
    {
        using var rows = session["SELECT p.account_id, p.recipients, " + ContentErasing.IsEnded + ", p.erased_at FROM pushes p WHERE p.id = $1"].Read(pushId, IdSequence.Stride);
        return rows.Read() && (accountId is null || rows.GetInt64(0) == accountId) ? (rows.GetInt32(1), rows.GetBoolean(2), !rows.IsDBNull(3)) : null;
    }
}
