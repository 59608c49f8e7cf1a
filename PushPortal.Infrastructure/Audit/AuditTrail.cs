using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Audit;

/// <summary>Has the entry of a change written in the same commit as the change.</summary>
internal static class AuditTrail
{
    /// <summary>To be called before the changes are saved.</summary>
    internal static void Record(this PortalDbContext db, AuditEntry entry, DateTimeOffset at) => db.Audit.Add(AuditRow.Of(entry, at));
}
