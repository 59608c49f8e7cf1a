using PushPortal.Domain.Lab;

namespace PushPortal.Tests.Lab;

public sealed class EventCalendarTests
{
    private readonly EventCalendar<string> _calendar = new();

    [Fact]
    public void Events_come_by_their_time_and_those_of_one_instant_as_they_were_added()
    {
        _calendar.Add(At(2), "later");
        _calendar.Add(At(1), "first");
        _calendar.Add(At(1), "second");
        _calendar.Add(At(0), "at once");
        _calendar.Add(At(1), "third");

        Assert.Equal(["at once", "first", "second", "third", "later"], Taken(At(2)));
    }

    [Fact]
    public void What_is_not_due_stays()
    {
        _calendar.Add(At(1), "first");
        _calendar.Add(At(3), "later");

        Assert.Equal(["first"], Taken(At(2)));
        Assert.Equal(At(3), _calendar.Next);
    }

    [Fact]
    public void Empty_calendar_has_nothing_next() => Assert.Null(_calendar.Next);

    private static DateTimeOffset At(int seconds) => VirtualTime.Start.AddSeconds(seconds);

    private IEnumerable<string> Taken(DateTimeOffset now)
    {
        while (_calendar.TryTakeDue(now, out var what))
        {
            yield return what;
        }
    }
}
