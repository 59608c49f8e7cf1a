using System.Globalization;
using PushPortal.Domain.Identifiers;

namespace PushPortal.Domain.Enquiries;

/// <summary>A place in a list of failures: where a page stopped.</summary>
/// <param name="At">When it ended; in a list of those that expire, when it will.</param>
public readonly record struct FailurePosition(DateTimeOffset At, long TransactionId)
{
    private const char Divider = '-';

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static FailurePosition? Parse(string? text) =>
        text?.IndexOf(Divider, StringComparison.Ordinal) is > 0 and var at
        && long.TryParse(text.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
        && PublicId.TryParse(PublicId.Transaction, text.AsSpan(at + 1), out var id)
            ? new FailurePosition(new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}{Divider}{PublicId.Format(PublicId.Transaction, TransactionId)}");
}
