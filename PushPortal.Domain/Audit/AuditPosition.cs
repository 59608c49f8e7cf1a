using System.Globalization;
using PushPortal.Domain.Identifiers;

namespace PushPortal.Domain.Audit;

/// <summary>A place in the audit log, which is in the order of time: where a page stopped.</summary>
public readonly record struct AuditPosition(DateTimeOffset At, long Id)
{
    private const char Divider = '-';

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static AuditPosition? Parse(string? text) =>
        text?.IndexOf(Divider, StringComparison.Ordinal) is > 0 and var at
        && long.TryParse(text.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
        && PublicId.TryParse(PublicId.Audit, text.AsSpan(at + 1), out var id)
            ? new AuditPosition(new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}{Divider}{PublicId.Format(PublicId.Audit, Id)}");
}
