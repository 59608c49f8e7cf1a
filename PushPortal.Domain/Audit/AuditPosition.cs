using PushPortal.Domain.Identifiers;

namespace PushPortal.Domain.Audit;

/// <summary>A place in the audit log, which is in the order of time: where a page stopped.</summary>
public readonly record struct AuditPosition(DateTimeOffset At, long Id)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static AuditPosition? Parse(string? text) => InstantCursor.Parse(text, PublicId.Audit) is { } read ? new(read.At, read.Id) : null;

    public override string ToString() => InstantCursor.Format(At, PublicId.Audit, Id);
}
