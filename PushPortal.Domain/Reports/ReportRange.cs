namespace PushPortal.Domain.Reports;

/// <summary>The days that a report covers, both ends included, as a time zone has them.</summary>
public sealed record ReportRange
{
    /// <summary>The most days of one report.</summary>
    public const int MostDays = 92;

    /// <summary>Those of a report that nobody gave days: today and the six before.</summary>
    public const int UsualDays = 7;

    private ReportRange(DateOnly first, DateOnly last, TimeZoneInfo zone)
    {
        (First, Last, Zone) = (first, last, zone);
        Days = [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(day => DayOf(first.AddDays(day), zone))];
    }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    public TimeZoneInfo Zone { get; }

    public IReadOnlyList<ReportDay> Days { get; }

    /// <summary>Whether its days begin within an hour of UTC somewhere, see <see cref="ReportDay"/>.</summary>
    public bool IsRounded => Days.Any(day => StartOf(day.Day, Zone) != day.From);

    /// <summary>Null when it ends before it begins, or is longer than <see cref="MostDays"/>.</summary>
    /// <param name="last">Null for today.</param>
    /// <param name="first">Null for as many days as are usual.</param>
    public static ReportRange? Of(DateOnly? first, DateOnly? last, TimeZoneInfo zone, DateTimeOffset now)
    {
        var end = last ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var begin = first ?? end.AddDays(-Math.Min(UsualDays - 1, end.DayNumber));
        return end >= begin && end.DayNumber - begin.DayNumber < MostDays && begin > DateOnly.MinValue && end.DayNumber < DateOnly.MaxValue.DayNumber - 1
            ? new ReportRange(begin, end, zone)
            : null;
    }

    private static ReportDay DayOf(DateOnly day, TimeZoneInfo zone) => new(day, HourFrom(StartOf(day, zone)), HourFrom(StartOf(day.AddDays(1), zone)));

    /// <summary>Midnight; where a change of the clocks leaves it out, the first moment after it, and where it comes twice, the first of both.</summary>
    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static DateTimeOffset HourFrom(DateTimeOffset at) =>
        at.UtcTicks % TimeSpan.TicksPerHour is > 0 and var into ? at.AddTicks(TimeSpan.TicksPerHour - into) : at;
}
