using System.Globalization;

namespace PushPortal.Domain.Reports;

/// <summary>
/// A day of a report. Counts are kept by the hour, so it has whole hours of UTC: where the zone is not whole hours from UTC, the hour in which the day changes belongs to the day that it
/// begins in.
/// </summary>
/// <param name="From">Its first hour.</param>
/// <param name="To">The hour behind its last.</param>
public readonly record struct ReportDay(DateOnly Day, DateTimeOffset From, DateTimeOffset To)
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>As addresses and files have a day.</summary>
    public static string Write(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Null when it is none.</summary>
    public static DateOnly? Read(string? text) => DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
