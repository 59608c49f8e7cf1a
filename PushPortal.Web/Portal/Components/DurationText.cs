using System.Globalization;

namespace PushPortal.Web.Portal.Components;

/// <summary>Durations as people write them: a number and ms, s, min, h or d.</summary>
internal static class DurationText
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)), ("min", TimeSpan.FromMinutes(1)), ("s", TimeSpan.FromSeconds(1)), ("h", TimeSpan.FromHours(1)), ("d", TimeSpan.FromDays(1)),
    ];

    /// <summary>In the largest unit that gives a short number.</summary>
    internal static string Of(TimeSpan duration)
    {
        var (unit, length) = duration switch
        {
            _ when duration < TimeSpan.FromSeconds(1) => Units[0],
            _ when duration >= TimeSpan.FromDays(1) && duration.Ticks % TimeSpan.TicksPerDay == 0 => Units[4],
            _ when duration >= TimeSpan.FromHours(1) && duration.Ticks % TimeSpan.TicksPerHour == 0 => Units[3],
            _ when duration >= TimeSpan.FromMinutes(1) && duration.Ticks % TimeSpan.TicksPerMinute == 0 => Units[1],
            _ => Units[2],
        };
        return string.Create(CultureInfo.InvariantCulture, $"{duration / length:0.###} {unit}");
    }

    internal static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        var written = text?.Trim() ?? "";
        var unit = Array.Find(Units, known => written.EndsWith(known.Unit, StringComparison.OrdinalIgnoreCase));
        if (unit.Unit is null
            || !double.TryParse(written[..^unit.Unit.Length], NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            || number > TimeSpan.FromDays(1_000) / unit.Length)
        {
            return false;
        }

        duration = number * unit.Length;
        return true;
    }
}
