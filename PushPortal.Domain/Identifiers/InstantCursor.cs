using System.Globalization;

namespace PushPortal.Domain.Identifiers;

/// <summary>How a place in a list that goes by instants is written: the instant in UTC ticks, a hyphen, and the id of what stands there.</summary>
internal static class InstantCursor
{
    private const char Divider = '-';

    internal static string Format(DateTimeOffset at, string id) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}{Divider}{id}");

    /// <inheritdoc cref="Format(DateTimeOffset, string)"/>
    internal static string Format(DateTimeOffset at, string prefix, long id) => Format(at, PublicId.Format(prefix, id));

    /// <summary>Reads what <see cref="Format(DateTimeOffset, string)"/> wrote, but not the id; null for anything else.</summary>
    internal static (DateTimeOffset At, string Id)? Parse(string? text) =>
        text?.IndexOf(Divider, StringComparison.Ordinal) is > 0 and var at
        && long.TryParse(text.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), text[(at + 1)..])
            : null;

    /// <summary>The same where the id has this prefix.</summary>
    internal static (DateTimeOffset At, long Id)? Parse(string? text, string prefix) =>
        Parse(text) is { } read && PublicId.TryParse(prefix, read.Id, out var id) ? (read.At, id) : null;
}
