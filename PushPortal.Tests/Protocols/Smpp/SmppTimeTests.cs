using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Protocols.Smpp;

public sealed class SmppTimeTests
{
    private static readonly DateTimeOffset Now = new(2025, 11, 23, 1, 23, 45, TimeSpan.Zero);

    [Theory]
    [InlineData("251123012345000+", "2025-11-23T01:23:45Z")]
    [InlineData("251123012345700+", "2025-11-23T01:23:45.7Z")]
    [InlineData("251123092345032+", "2025-11-23T01:23:45Z")]
    [InlineData("251122202345020-", "2025-11-23T01:23:45Z")]
    [InlineData("240229000000000+", "2024-02-29T00:00:00Z")]
    [InlineData("750101000000000+", "2075-01-01T00:00:00Z")]
    [InlineData("760101000000000+", "1976-01-01T00:00:00Z")]
    [InlineData("000000000000000R", "2025-11-23T01:23:45Z")]
    [InlineData("000000000130000R", "2025-11-23T01:25:15Z")]
    [InlineData("020610233429000R", "2028-06-03T00:58:14Z")]
    [InlineData("000007000000000R", "2025-11-30T01:23:45Z")]
    public void Time_means_its_instant(string text, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, null), SmppTime.Parse(text, Now, CommandStatus.InvalidExpiry));

    [Fact]
    public void Empty_time_means_none() => Assert.Null(SmppTime.Parse("", Now, CommandStatus.InvalidExpiry));

    [Theory]
    [InlineData("251123012345000")]
    [InlineData("251123012345000Z")]
    [InlineData("25112301234500++")]
    [InlineData("251323012345000+")]
    [InlineData("250229012345000+")]
    [InlineData("251123252345000+")]
    [InlineData("251123012345049+")]
    [InlineData("251123012345000r")]
    [InlineData("2511230123450000+")]
    public void What_is_no_time_is_refused_by_the_status_of_its_field(string text)
    {
        foreach (var status in (CommandStatus[])[CommandStatus.InvalidSchedule, CommandStatus.InvalidExpiry])
            Assert.Equal(status, Assert.Throws<SmppProtocolException>(() => SmppTime.Parse(text, Now, status)).Answer);
    }

    [Fact]
    public void Seeded_instants_come_back_from_both_forms()
    {
        var random = new Random(21);
        for (var i = 0; i < 5_000; i++)
        {
            var now = Now.AddSeconds(random.Next(200_000_000));
            var instant = now.AddSeconds(random.Next(1_400_000_000));

            Assert.Equal(instant, SmppTime.Parse(SmppTime.FormatAbsolute(instant), now, CommandStatus.InvalidExpiry));
            Assert.Equal(instant, SmppTime.Parse(SmppTime.FormatRelative(instant, now), now, CommandStatus.InvalidExpiry));
        }
    }

    [Fact]
    public void Relative_time_lies_between_now_and_99_years()
    {
        Assert.Equal("991130225959000R", SmppTime.FormatRelative(Now.AddYears(99).AddMonths(11).AddDays(30).Add(new(22, 59, 59)), Now));
        Assert.Throws<ArgumentOutOfRangeException>(() => SmppTime.FormatRelative(Now.AddTicks(-1), Now));
        Assert.Throws<ArgumentOutOfRangeException>(() => SmppTime.FormatRelative(Now.AddYears(100), Now));
    }

    [Fact]
    public void Time_beyond_the_calendar_is_refused() => Assert.Equal(
        CommandStatus.InvalidExpiry,
        Assert.Throws<SmppProtocolException>(() => SmppTime.Parse("990000000000000R", DateTimeOffset.MaxValue, CommandStatus.InvalidExpiry)).Answer);
}
