using System.Globalization;

namespace PushPortal.Domain.Callbacks;

/// <summary>A place in the list of what was not told, which is in the order of the final states: where a page stopped.</summary>
public readonly record struct CallbackPosition(DateTimeOffset EventAt, CallbackId Id)
{
    private const char Divider = '-';

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static CallbackPosition? Parse(string? text) =>
        text?.IndexOf(Divider, StringComparison.Ordinal) is > 0 and var at
        && long.TryParse(text.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
        && CallbackId.Parse(text[(at + 1)..]) is { } id
            ? new CallbackPosition(new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{EventAt.UtcTicks}{Divider}{Id}");
}
