using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;
using static PushPortal.Tests.Routes.SampleRoutes;

namespace PushPortal.Tests.Routes;

/// <summary>What is wrong with rules, or may be meant otherwise.</summary>
public sealed class RouteCheckTests
{
    private static readonly RouteRule Rest = Over("rest", "a");

    [Fact]
    public void Good_rules_have_no_problems() =>
        Assert.Empty(Check(Over("China", "b", "+86", "+852") with { Accounts = ["1"], Priorities = [Priority.High] }, Refused("Britain", "not served", "+44"), Rest));

    [Fact]
    public void No_rules_have_no_problems() => Assert.Empty(Check());

    public static TheoryData<RouteRule, RouteProblemKind, string> Faults => new()
    {
        { Over(" ", "a"), RouteProblemKind.NameWrong, " " },
        { Over(new string('n', 65), "a"), RouteProblemKind.NameWrong, new string('n', 65) },
        { Over("REST", "a"), RouteProblemKind.NameTwice, "REST" },
        { Over("new", "a", "+86", "86138"), RouteProblemKind.PrefixWrong, "86138" },
        { Over("new", "a", "+"), RouteProblemKind.PrefixWrong, "+" },
        { Over("new", "a", "+1234567890123456"), RouteProblemKind.PrefixWrong, "+1234567890123456" },
        { Over("new", "a", "+86x"), RouteProblemKind.PrefixWrong, "+86x" },
        { Over("new", "a") with { Accounts = ["1", "nobody"] }, RouteProblemKind.AccountUnknown, "nobody" },
        { Over("new", "gone"), RouteProblemKind.LinkUnknown, "gone" },
        { new RouteRule { Name = "new" }, RouteProblemKind.TargetWrong, "" },
        { Over("new", "a") with { Refusal = "both" }, RouteProblemKind.TargetWrong, "" },
        { Refused("new", " "), RouteProblemKind.TargetWrong, "" },
        { Refused("new", new string('r', 201)), RouteProblemKind.TargetWrong, "" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_names_its_rule_and_what_is_wrong(RouteRule rule, RouteProblemKind kind, string fact)
    {
        var problem = Assert.Single(Check(Rest, rule));

        Assert.Equal(new RouteProblem(kind, 1, fact), problem);
        Assert.True(problem.IsFault);
    }

    [Fact]
    public void Too_many_are_told_without_looking_at_each()
    {
        Assert.Equal([new RouteProblem(RouteProblemKind.TooManyRules, -1)], Check([.. Enumerable.Range(0, 1001).Select(at => Over($"{at}", "a"))]));
        Assert.Equal([new RouteProblem(RouteProblemKind.TooManyPrefixes, -1)], Check(Over("many", "a", [.. Enumerable.Range(0, 20_001).Select(at => $"+{at}")])));
        Assert.Equal(
            [new RouteProblem(RouteProblemKind.TooManyPrefixes, -1)],
            Check(Over("pairs", "a", [.. Enumerable.Range(0, 2001).Select(at => $"+1{at}")]) with { Accounts = [.. Enumerable.Range(0, 100).Select(at => $"{at}")] }));
    }

    public static TheoryData<RouteRule[], string?> Covered => new()
    {
        { [Over("first", "a", "+86"), Over("asked", "b", "+86138")], "first" },
        { [Over("first", "a"), Over("asked", "b", "+86138") with { Accounts = ["1"] }], "first" },
        { [Over("first", "a", "+86") with { Accounts = ["1", "2"] }, Over("asked", "b", "+86") with { Accounts = ["1"] }], "first" },
        { [Over("high", "a") with { Priorities = [Priority.High] }, Over("others", "a") with { Priorities = [Priority.Medium, Priority.Low] }, Over("asked", "b", "+86")], "high" },
        { [Over("one", "a", "+86"), Over("two", "a", "+852"), Over("asked", "b", "+8613", "+85291")], "one" },
        { [Over("first", "a", "+86138"), Over("asked", "b", "+86")], null },
        { [Over("first", "a", "+86") with { Accounts = ["1"] }, Over("asked", "b", "+86")], null },
        { [Over("first", "a", "+86") with { Priorities = [Priority.High] }, Over("asked", "b", "+86")], null },
        { [Over("first", "a", "+86"), Over("asked", "b", "+86", "+852")], null },
    };

    [Theory]
    [MemberData(nameof(Covered))]
    public void Rule_that_can_never_decide_is_told_with_the_first_that_covers_it(RouteRule[] rules, string? cover)
    {
        var told = Check(rules).Where(problem => problem.Kind == RouteProblemKind.Covered).ToList();

        Assert.Equal(cover is null ? [] : [new RouteProblem(RouteProblemKind.Covered, rules.Length - 1, cover)], told);
        Assert.DoesNotContain(told, problem => problem.IsFault);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Rule_that_was_called_covered_never_decides_and_one_that_was_not_does(int seed)
    {
        var random = new Random(seed);
        for (var set = 0; set < 200; set++)
        {
            var rules = Any(random, random.Next(2, 9));
            var covered = RouteCheck.Of(rules, ["link 0", "link 1", "link 2"], AccountOf).Where(problem => problem.Kind == RouteProblemKind.Covered).Select(problem => problem.Rule);
            // The fourth account and the digits 4 to 9 are in no rule.
            var deciding = new HashSet<int>(
                from rule in rules
                from prefix in rule.Prefixes is { Count: > 0 } some ? some : ["+"]
                from account in Enumerable.Range(0, 4)
                from priority in Enum.GetValues<Priority>()
                select Table(rules).Find(prefix + "999", account, priority));
            Assert.Equal(Enumerable.Range(0, rules.Length).Where(rule => !deciding.Contains(rule)), covered);
        }
    }

    public static TheoryData<RouteRule[], RouteProblem[]> Gaps => new()
    {
        { [Over("China", "a", "+86")], [new(RouteProblemKind.NoRule, -1)] },
        { [Over("most", "a", "+1", "+2", "+3", "+4", "+5", "+6", "+8")], [new(RouteProblemKind.NoRule, -1, "+7 +9")] },
        { [Over("all", "a", "+1", "+2", "+3", "+4", "+5", "+6", "+7", "+8", "+9")], [] },
        { [Rest with { Priorities = [Priority.High, Priority.Medium] }], [new(RouteProblemKind.NoRule, -1, "", Priority.Low)] },
        { [Rest with { Accounts = ["1"] }], [new(RouteProblemKind.NoRule, -1)] },
        { [Rest], [] },
    };

    [Theory]
    [MemberData(nameof(Gaps))]
    public void What_no_rule_is_for_is_told(RouteRule[] rules, RouteProblem[] gaps) => Assert.Equal(gaps, Check(rules));

    private static IReadOnlyList<RouteProblem> Check(params RouteRule[] rules) => RouteCheck.Of(rules, ["a", "b"], AccountOf);
}
