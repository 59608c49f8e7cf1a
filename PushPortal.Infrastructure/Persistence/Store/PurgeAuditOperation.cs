using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Deletes old entries of the audit log. The trigger on the table lets only those go that are older than the mark set here.</summary>
/// <param name="before">Entries of before this instant are old enough.</param>
internal sealed class PurgeAuditOperation(DateTimeOffset before, int limit) : WriteOperation<int>
{
    internal override void Execute(WriteSession session)
    {
        session["INSERT INTO store_settings(name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"].Post(SettingRow.AuditKeptSince, before.UtcTicks);
        Result = session["DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE at < $1 ORDER BY at LIMIT $2)"].Run(before.UtcTicks, limit);
    }
}
