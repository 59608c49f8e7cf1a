using PushPortal.Domain.Reports;

namespace PushPortal.Tests.Reports;

/// <summary>Which hours the days of a report have.</summary>
public sealed class ReportRangeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_days_it_is_today_and_the_six_before_as_the_zone_has_them()
    {
        var range = ReportRange.Of(null, null, Zone("Asia/Shanghai"), Noon.AddHours(6))!;

        Assert.Equal((new DateOnly(2026, 11, 18), new DateOnly(2026, 11, 24), 7), (range.First, range.Last, range.Days.Count));
        Assert.Equal((At(2026, 11, 23, 16), At(2026, 11, 24, 16)), (range.Days[^1].From, range.Days[^1].To));
        Assert.False(range.IsRounded);
    }

    [Theory]
    [InlineData("UTC", 0, 24)]
    [InlineData("America/Los_Angeles", 8, 24)]
    [InlineData("Asia/Kolkata", -5, 24)]
    [InlineData("Asia/Kathmandu", -5, 24)]
    public void Day_begins_with_the_first_hour_that_begins_in_it(string zone, int hours, int length)
    {
        var day = Day(zone, 2026, 11, 23);

        Assert.Equal((At(2026, 11, 23, 0).AddHours(hours), TimeSpan.FromHours(length)), (day.From, day.To - day.From));
        Assert.Equal(zone is "Asia/Kolkata" or "Asia/Kathmandu", ReportRange.Of(day.Day, day.Day, Zone(zone), Noon)!.IsRounded);
    }

    [Theory]
    [InlineData("America/New_York", 3, 8, 23)]
    [InlineData("America/New_York", 11, 1, 25)]
    [InlineData("America/Santiago", 9, 6, 23)]
    public void Day_of_a_change_of_the_clocks_is_shorter_or_longer(string zone, int month, int dayOfMonth, int hours)
    {
        var day = Day(zone, 2026, month, dayOfMonth);

        Assert.Equal(TimeSpan.FromHours(hours), day.To - day.From);
    }

    [Fact]
    public void Days_follow_each_other_without_a_gap_and_without_an_overlap() =>
        Assert.All(TimeZoneInfo.GetSystemTimeZones(), zone =>
        {
            var days = ReportRange.Of(new DateOnly(2026, 9, 1), new DateOnly(2026, 11, 30), zone, Noon)!.Days;
            Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
            Assert.All(days, day => Assert.InRange((day.To - day.From).TotalHours, 22, 26));
        });

    [Theory]
    [InlineData("2026-11-24", "2026-11-23")]
    [InlineData("2026-01-01", "2026-11-23")]
    [InlineData("0001-01-01", "0001-01-02")]
    [InlineData("9999-12-30", "9999-12-31")]
    public void Days_that_make_no_report_are_none(string first, string last) =>
        Assert.Null(ReportRange.Of(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.Utc, Noon));

    [Fact]
    public void It_has_at_most_so_many_days()
    {
        var last = new DateOnly(2026, 11, 23);
        Assert.NotNull(ReportRange.Of(last.AddDays(1 - ReportRange.MostDays), last, TimeZoneInfo.Utc, Noon));
        Assert.Null(ReportRange.Of(last.AddDays(-ReportRange.MostDays), last, TimeZoneInfo.Utc, Noon));
    }

    private static ReportDay Day(string zone, int year, int month, int day) => ReportRange.Of(new DateOnly(year, month, day), new DateOnly(year, month, day), Zone(zone), Noon)!.Days[0];

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateTimeOffset At(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
