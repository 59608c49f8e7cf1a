using PushPortal.Domain.Audit;
using static PushPortal.Infrastructure.Persistence.StoredInstant;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>audit</c>: who did what. Its triggers let nobody change a row, or delete one that is younger than the retention time.</summary>
internal sealed class AuditRow
{
    internal const string ByTime = "audit_by_time";
    internal const string ByActor = "audit_by_actor";
    internal const string ByAction = "audit_by_action";
    internal const string BySubject = "audit_by_subject";
    internal const string ByAccount = "audit_by_account";

    public long Id { get; set; }

    /// <summary>UTC ticks.</summary>
    public long At { get; set; }
    public byte ActorKind { get; set; }
    public required string Actor { get; set; }
    public string? FromAddress { get; set; }
    public required string Action { get; set; }
    public required string SubjectKind { get; set; }
    public required string Subject { get; set; }
    public string? Account { get; set; }
    public string? Reason { get; set; }
    public string? Before { get; set; }
    public string? After { get; set; }

    internal static AuditRow Of(AuditEntry entry, DateTimeOffset at) => new()
    {
        At = at.UtcTicks,
        ActorKind = (byte)entry.By.Kind,
        Actor = entry.By.Name,
        FromAddress = entry.By.From,
        Action = entry.Action,
        SubjectKind = entry.Subject.Kind,
        Subject = entry.Subject.Name,
        Account = entry.Account,
        Reason = entry.Reason,
        Before = entry.Before,
        After = entry.After,
    };

    internal AuditRecord Record() => new(Id, Instant(At), new AuditEntry
    {
        By = new Actor((ActorKind)ActorKind, Actor, FromAddress),
        Action = Action,
        Subject = new AuditSubject(SubjectKind, Subject),
        Account = Account,
        Reason = Reason,
        Before = Before,
        After = After,
    });
}
