using System.Globalization;
using PushPortal.Domain.Identifiers;

namespace PushPortal.Domain.Enquiries;

/// <summary>A place in a queue: where a page stopped.</summary>
/// <param name="DueAt">When its turn is.</param>
public readonly record struct QueuePosition(DateTimeOffset DueAt, long TransactionId)
{
    private const char Divider = '-';

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static QueuePosition? Parse(string? text) =>
        text?.IndexOf(Divider, StringComparison.Ordinal) is > 0 and var at
        && long.TryParse(text.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
        && PublicId.TryParse(PublicId.Transaction, text.AsSpan(at + 1), out var id)
            ? new QueuePosition(new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DueAt.UtcTicks}{Divider}{PublicId.Format(PublicId.Transaction, TransactionId)}");
}
