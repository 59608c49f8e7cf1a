using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Routes;

/// <summary>Looks rules over before they are published. Pure.</summary>
public static class RouteCheck
{
    public const int MostRules = 1_000;

    /// <summary>Of all rules.</summary>
    public const int MostPrefixes = 20_000;

    /// <summary>Of each rule the prefixes times the accounts that it names, in sum: what the table in memory has an entry for.</summary>
    public const int MostPairs = 200_000;

    private const int MostDigits = 15;

    /// <summary>An account that no rule names.</summary>
    private const long Nobody = long.MinValue;

    /// <summary>The first digits that numbers have (E.164: no country code begins with 0).</summary>
    private static readonly string[] Beginnings = [.. Enumerable.Range(1, 9).Select(digit => $"+{digit}")];

    /// <param name="links">The configured links.</param>
    /// <param name="accountOf">The id of the account with a code; null when there is none.</param>
    public static IReadOnlyList<RouteProblem> Of(IReadOnlyList<RouteRule> rules, IReadOnlyCollection<string> links, Func<string, long?> accountOf)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Count == 0)
        {
            return [];
        }

        if (rules.Count > MostRules)
        {
            return [new(RouteProblemKind.TooManyRules, -1)];
        }

        if (rules.Sum(rule => rule.Prefixes.Count) > MostPrefixes || rules.Sum(rule => Math.Max(1L, rule.Prefixes.Count) * rule.Accounts.Count) > MostPairs)
        {
            return [new(RouteProblemKind.TooManyPrefixes, -1)];
        }

        var problems = new List<RouteProblem>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, rule) in rules.Index())
        {
            problems.AddRange(Faults(rule, links, accountOf).Select(fault => fault with { Rule = at }));
            if (!names.Add(rule.Name))
            {
                problems.Add(new(RouteProblemKind.NameTwice, at, rule.Name));
            }
        }

        return problems.Count > 0 ? problems : [.. Hints(RouteTable.Compile(0, rules, accountOf), accountOf)];
    }

    /// <summary>What is wrong with one rule by itself.</summary>
    public static IEnumerable<RouteProblem> Faults(RouteRule rule, IReadOnlyCollection<string> links, Func<string, long?> accountOf)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(links);
        ArgumentNullException.ThrowIfNull(accountOf);
        if (string.IsNullOrWhiteSpace(rule.Name) || rule.Name.Length > RouteRule.LongestName || rule.Name.Any(char.IsControl))
        {
            yield return new(RouteProblemKind.NameWrong, 0, rule.Name);
        }

        foreach (var prefix in rule.Prefixes.Where(prefix => !IsPrefix(prefix)))
        {
            yield return new(RouteProblemKind.PrefixWrong, 0, prefix);
        }

        foreach (var account in rule.Accounts.Where(account => accountOf(account) is null))
        {
            yield return new(RouteProblemKind.AccountUnknown, 0, account);
        }

        if ((rule.Link is null) == (rule.Refusal is null) || (rule.Refusal is { } refusal && (string.IsNullOrWhiteSpace(refusal) || refusal.Length > RouteRule.LongestRefusal)))
        {
            yield return new(RouteProblemKind.TargetWrong, 0);
        }
        else if (rule.Link is { } link && !links.Contains(link))
        {
            yield return new(RouteProblemKind.LinkUnknown, 0, link);
        }
    }

    private static bool IsPrefix(string prefix) =>
        prefix.Length is > 1 and <= MostDigits + 1 && prefix[0] == '+' && prefix.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static IEnumerable<RouteProblem> Hints(RouteTable table, Func<string, long?> accountOf)
    {
        for (var rule = 0; rule < table.Rules.Count; rule++)
        {
            if (CoverOf(table, rule, accountOf) is { } cover)
            {
                yield return new(RouteProblemKind.Covered, rule, table.Rules[cover].Name);
            }
        }

        var gaps = Enum.GetValues<Priority>().Select(priority => Gap(table, priority)).ToList();
        if (gaps.TrueForAll(gap => gap?.Fact == gaps[0]?.Fact))
        {
            gaps = [gaps[0] is { } gap ? gap with { Priority = null } : null];
        }

        foreach (var gap in gaps.OfType<RouteProblem>())
        {
            yield return gap;
        }
    }

    private static RouteProblem? Gap(RouteTable table, Priority priority)
    {
        var open = Array.FindAll(Beginnings, beginning => table.Find(beginning, Nobody, priority) < 0);
        return open.Length == 0 ? null : new(RouteProblemKind.NoRule, -1, open.Length == Beginnings.Length ? "" : string.Join(' ', open), priority);
    }

    /// <summary>The first of the rules before it that are for all of its pushes; null when some are left to it.</summary>
    private static int? CoverOf(RouteTable table, int rule, Func<string, long?> accountOf)
    {
        var asked = table.Rules[rule];
        int? cover = null;
        foreach (var prefix in asked.Prefixes is { Count: > 0 } prefixes ? prefixes : ["+"])
        {
            foreach (var account in asked.Accounts is { Count: > 0 } accounts ? accounts.Select(code => accountOf(code)!.Value) : [Nobody])
            {
                foreach (var priority in asked.Priorities is { Count: > 0 } priorities ? priorities : Enum.GetValues<Priority>())
                {
                    var first = table.Find(prefix, account, priority);
                    if (first >= rule)
                    {
                        return null;
                    }

                    cover = Math.Min(cover ?? first, first);
                }
            }
        }

        return cover;
    }
}
