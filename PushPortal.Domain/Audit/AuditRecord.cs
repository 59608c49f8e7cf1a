namespace PushPortal.Domain.Audit;

/// <summary>An entry as it stands in the log.</summary>
public sealed record AuditRecord(long Id, DateTimeOffset At, AuditEntry Entry);
