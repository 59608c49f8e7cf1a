using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;
using static PushPortal.Tests.Routes.SampleRoutes;

namespace PushPortal.Tests.Routes;

/// <summary>What two versions differ in, and what that does to pushes.</summary>
public sealed class RouteDiffTests
{
    private static readonly RouteRule One = Over("one", "a", "+1");
    private static readonly RouteRule Two = Over("two", "a", "+2");
    private static readonly RouteRule Three = Over("three", "b", "+3");
    private static readonly RouteRule Four = Over("four", "b");

    public static TheoryData<RouteRule[], RouteRule[], string> Differences => new()
    {
        { [One, Two], [One, Two], "" },
        { [], [One], "Added one -1>0" },
        { [One, Two], [Two], "Removed one 0>-1" },
        { [One, Two], [One, Two with { Link = "b" }], "Changed two 1>1" },
        { [One, Two, Three, Four], [Four, One, Two, Three], "Moved four 3>0" },
        { [One, Two, Three, Four], [Two, Three, Four, One], "Moved one 0>3" },
        { [One, Two, Three], [One, Four, Two, Three], "Added four -1>1" },
        { [One, Two, Three], [Three with { Name = "THREE" }, One], "Moved THREE 2>0, Removed two 1>-1" },
        { [One, Two], [Two with { Prefixes = ["+2", "+22"] }, One], "Changed two 1>0" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void Rule_is_added_removed_changed_or_moved(RouteRule[] before, RouteRule[] after, string changes) =>
        Assert.Equal(changes, string.Join(", ", RouteDiff.Of(before, after).Select(change => $"{change.Kind} {change.Name} {change.From}>{change.To}")));

    public static TheoryData<RouteRule[], RouteRule[], RouteEffect[]> Consequences => new()
    {
        { [One, Four], [One with { Link = "b" }, Four], [Of("+1", "a", "b")] },
        { [One, Four], [Four], [Of("+1", "a", "b")] },
        { [One, Four], [One, Three, Four], [] },
        { [One, Four], [One, Four with { Link = "c" }], [Of("+", "b", "c")] },
        { [Four], [One with { Accounts = ["7"] }, Four], [Of("+1", "b", "a") with { Account = "7" }] },
        { [Four], [One with { Priorities = [Priority.High] }, Four], [Of("+1", "b", "a") with { Priority = Priority.High }] },
        { [Four], [Refused("no", "why", "+1"), Four], [new("+1", null, null, new("b", null), new(null, "why"))] },
        { [Four], [One with { Link = "b", Accounts = ["7"] }, Four with { Link = "c" }], [Of("+", "b", "c")] },
        { [One with { Accounts = ["7"] }, Four], [Four with { Link = "c" }], [Of("+", "b", "c"), Of("+1", "a", "c") with { Account = "7" }] },
        { [One], [], [new("+1", null, null, new("a", null), default)] },
    };

    [Theory]
    [MemberData(nameof(Consequences))]
    public void What_goes_another_way_is_told(RouteRule[] before, RouteRule[] after, RouteEffect[] effects) =>
        Assert.Equal(effects, RouteEffects.Of(before, after, AccountOf));

    [Fact]
    public void Trial_says_why_each_rule_is_passed_over() => Assert.Equal(
        [RouteVerdict.OtherNumber, RouteVerdict.OtherAccount, RouteVerdict.OtherPriority, RouteVerdict.Decides, RouteVerdict.TooLate],
        RouteTrial.Of(
            [Two, One with { Accounts = ["other"] }, One with { Priorities = [Priority.Low] }, One with { Accounts = ["demo"] }, Four],
            "+15550100", "demo", Priority.High).Select(step => step.Verdict));

    private static RouteEffect Of(string prefix, string from, string to) => new(prefix, null, null, new(from, null), new(to, null));
}
