using PushPortal.Domain.Notifications;

namespace PushPortal.Tests.Notifications;

public sealed class NotificationScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly NotificationSchedule Schedule = new(TimeSpan.FromSeconds(5), TimeSpan.FromHours(1), TimeSpan.FromHours(24));

    [Theory]
    [InlineData(1, 0.0, 5)]
    [InlineData(1, 0.5, 5.25)]
    [InlineData(2, 0.0, 10)]
    [InlineData(10, 0.0, 2560)]
    [InlineData(11, 0.0, 3600)]
    [InlineData(1_000_000, 0.5, 3780)]
    public void Delay_doubles_up_to_the_longest_with_at_most_a_tenth_more(int tries, double random, double seconds)
    {
        Assert.Equal(Now.AddSeconds(seconds), Schedule.Next(tries, Now, Now, random));
    }

    [Fact]
    public void It_is_given_up_when_the_next_try_would_be_later_than_the_longest_wait()
    {
        Assert.Equal(Now.AddSeconds(5), Schedule.Next(1, Now.AddSeconds(5).AddHours(-24), Now, 0));
        Assert.Null(Schedule.Next(1, Now.AddSeconds(5).AddHours(-24).AddTicks(-1), Now, 0));
    }
}
