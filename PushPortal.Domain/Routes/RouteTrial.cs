using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Routes;

/// <summary>Asks the rules one by one about one push, to show why it goes where it goes. What is sent is looked up in a <see cref="RouteTable"/>, to the same end.</summary>
public static class RouteTrial
{
    /// <param name="recipient">E.164 with the plus sign.</param>
    /// <param name="account">Its code; null for one that no rule names.</param>
    public static IReadOnlyList<RouteStep> Of(IReadOnlyList<RouteRule> rules, string recipient, string? account, Priority priority)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(recipient);
        var decided = false;
        var steps = new List<RouteStep>(rules.Count);
        foreach (var (place, rule) in rules.Index())
        {
            var verdict = Against(rule, recipient, account, priority) ?? (decided ? RouteVerdict.TooLate : RouteVerdict.Decides);
            decided |= verdict == RouteVerdict.Decides;
            steps.Add(new(place, rule, verdict));
        }

        return steps;
    }

    private static RouteVerdict? Against(RouteRule rule, string recipient, string? account, Priority priority) =>
        rule.Prefixes.Count > 0 && !rule.Prefixes.Any(prefix => recipient.StartsWith(prefix, StringComparison.Ordinal)) ? RouteVerdict.OtherNumber
        : rule.Accounts.Count > 0 && !rule.Accounts.Contains(account) ? RouteVerdict.OtherAccount
        : rule.Priorities.Count > 0 && !rule.Priorities.Contains(priority) ? RouteVerdict.OtherPriority
        : null;
}
