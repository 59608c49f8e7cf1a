using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;
using static PushPortal.Tests.Routes.SampleRoutes;

namespace PushPortal.Tests.Routes;

/// <summary>Which rule decides: the first in order that is for the push, however long its prefix is.</summary>
public sealed class RouteTableTests
{
    [Fact]
    public void Without_rules_nothing_decides()
    {
        Assert.True(RouteTable.None.IsEmpty);
        Assert.Equal(-1, RouteTable.None.Find("+8613800000001", 1, Priority.High));
        Assert.Equal(default, RouteTable.None.TargetOf("+8613800000001", 1, Priority.High));
    }

    [Theory]
    [InlineData("+8613800000001", 1, Priority.Medium, 0)]
    [InlineData("+8613800000001", 2, Priority.Medium, 1)]
    [InlineData("+8613800000001", 2, Priority.High, 2)]
    [InlineData("+8613900000001", 1, Priority.High, 3)]
    [InlineData("+8613900000001", 1, Priority.Low, 4)]
    [InlineData("+86138", 1, Priority.Medium, 0)]
    [InlineData("+8613", 1, Priority.Medium, 4)]
    [InlineData("+447000000001", 1, Priority.Medium, 5)]
    [InlineData("+15550100", 1, Priority.Medium, -1)]
    public void First_rule_for_number_account_and_priority_decides(string recipient, long account, Priority priority, int rule)
    {
        var table = Table(
            Over("of one", "a", "+86138") with { Accounts = ["1"] },
            Over("some", "b", "+86138") with { Priorities = [Priority.Medium, Priority.Low] },
            Over("others", "c", "+86138"),
            Over("urgent", "d", "+86", "+44") with { Priorities = [Priority.High] },
            Over("China", "e", "+86"),
            Refused("Britain", "not served", "+44"));

        Assert.Equal(rule, table.Find(recipient, account, priority));
    }

    [Fact]
    public void Order_decides_and_not_the_length_of_the_prefix()
    {
        Assert.Equal(0, Table(Over("short", "a", "+86"), Over("long", "b", "+8613800000001")).Find("+8613800000001", 1, Priority.Medium));
        Assert.Equal(0, Table(Over("all", "a"), Over("long", "b", "+86138")).Find("+8613800000001", 1, Priority.Medium));
    }

    [Fact]
    public void Target_says_the_link_or_the_reason()
    {
        var table = Table(Refused("Britain", "not served", "+44"), Over("rest", "a"));

        Assert.Equal(new RouteTarget(null, "not served"), table.TargetOf("+447000000001", 1, Priority.Medium));
        Assert.Equal(new RouteTarget("a", null), table.TargetOf("+8613800000001", 1, Priority.Medium));
        Assert.True(table.Refuses);
        Assert.False(Table(Over("rest", "a")).Refuses);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Look_up_and_the_rules_asked_one_by_one_come_to_the_same(int seed)
    {
        var random = new Random(seed);
        for (var set = 0; set < 60; set++)
        {
            var rules = Any(random, random.Next(1, 12));
            var table = Table(rules);
            for (var push = 0; push < 60; push++)
            {
                var (recipient, account, priority) = (AnyNumber(random, random.Next(3, 7)), random.Next(4), (Priority)random.Next(3));
                var decides = RouteTrial.Of(rules, recipient, $"{account}", priority).FirstOrDefault(step => step.Verdict == RouteVerdict.Decides);
                Assert.Equal(decides?.Place ?? -1, table.Find(recipient, account, priority));
            }
        }
    }

    [Fact]
    public void Look_up_allocates_nothing()
    {
        var table = Table(Over("some", "a", "+86138") with { Accounts = ["1"] }, Over("rest", "b"));
        var found = table.Find("+8613800000001", 1, Priority.Medium);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var push = 0; push < 1000; push++)
        {
            found += table.Find("+8613800000001", 1, Priority.Medium) + table.Find("+447000000001", 2, Priority.Low);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1000, found);
    }
}
