namespace PushPortal.Domain.Audit;

/// <summary>A page of the audit log.</summary>
/// <param name="Next">Where the next one begins; null when this is the last.</param>
public sealed record AuditPage(IReadOnlyList<AuditRecord> Rows, AuditPosition? Next)
{
    public static AuditPage Empty { get; } = new([], null);
}
