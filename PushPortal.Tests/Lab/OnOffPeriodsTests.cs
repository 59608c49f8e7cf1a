using PushPortal.Domain.Lab;

namespace PushPortal.Tests.Lab;

public sealed class OnOffPeriodsTests
{
    private static readonly TimeSpan Mean = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void Share_of_the_time_is_kept(double share)
    {
        var seconds = Enumerable.Range(0, 200_000).ToList();
        var periods = new OnOffPeriods(Chance.Of(3), share, Mean);

        var on = seconds.Select(second => periods.IsOnAt(VirtualTime.Start.AddSeconds(second))).ToList();

        Assert.InRange(on.Count(now => now) / (double)on.Count, share - 0.03, share + 0.03);
        var spells = on.Zip(on.Skip(1)).Count(pair => !pair.First && pair.Second);
        Assert.InRange(on.Count(now => now) / (double)spells, 25, 35);
    }

    [Fact]
    public void Chance_decides_and_not_how_often_one_asks()
    {
        var (often, seldom) = (new OnOffPeriods(Chance.Of(3), 0.4, Mean), new OnOffPeriods(Chance.Of(3), 0.4, Mean));

        for (var second = 0; second < 20_000; second++)
        {
            var on = often.IsOnAt(VirtualTime.Start.AddSeconds(second));
            if (second % 97 == 0)
            {
                Assert.Equal(on, seldom.IsOnAt(VirtualTime.Start.AddSeconds(second)));
            }
        }
    }

    [Fact]
    public void Nothing_and_everything_are_always_so()
    {
        Assert.False(new OnOffPeriods(Chance.Of(3), 0, Mean).IsOnAt(VirtualTime.Start.AddDays(1)));
        Assert.True(new OnOffPeriods(Chance.Of(3), 1, Mean).IsOnAt(VirtualTime.Start.AddDays(1)));
    }
}
