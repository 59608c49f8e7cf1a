namespace PushPortal.Domain.Audit;

/// <summary>
/// The audit log: it is added to and read, never changed. A change that Entity Framework makes has its entry in the same commit; for everything else an entry is
/// written here right after it was done. Nothing on the way of a push writes to it.
/// </summary>
public interface IAuditLog
{
    /// <summary>Adds an entry. While the store fails nobody waits for it for longer than a moment: it is written when the store works again.</summary>
    Task WriteAsync(AuditEntry entry, CancellationToken ct);

    /// <summary>A page of the entries that the filter lets through, the newest first.</summary>
    /// <param name="after">The entry that the page begins after; null for the newest.</param>
    Task<AuditPage> PageAsync(AuditFilter filter, AuditPosition? after, int limit, CancellationToken ct);

    /// <summary>One entry; null when there is none, or none any more.</summary>
    Task<AuditRecord?> FindAsync(long id, CancellationToken ct);
}
