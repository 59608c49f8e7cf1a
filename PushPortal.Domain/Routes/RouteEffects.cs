using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Routes;

/// <summary>Which pushes go another way when rules take the place of others, seen from the rules that differ.</summary>
public static class RouteEffects
{
    /// <summary>So many pairs of prefixes and accounts are looked at: a page waits for it.</summary>
    private const int Most = 20_000;

    /// <summary>An account that no rule names.</summary>
    private const long Nobody = long.MinValue;

    private static readonly Priority[] Priorities = Enum.GetValues<Priority>();

    public static IReadOnlyList<RouteEffect> Of(IReadOnlyList<RouteRule> before, IReadOnlyList<RouteRule> after, Func<string, long?> accountOf)
    {
        ArgumentNullException.ThrowIfNull(accountOf);
        var (was, becomes) = (RouteTable.Compile(0, before, accountOf), RouteTable.Compile(0, after, accountOf));
        var differing = RouteDiff.Of(before, after).SelectMany(change => new[] { change.Before, change.After }).OfType<RouteRule>().ToList();
        var prefixes = differing.SelectMany(rule => rule.Prefixes is { Count: > 0 } some ? some : ["+"]).Distinct().Order(StringComparer.Ordinal);
        string?[] accounts = [null, .. differing.SelectMany(rule => rule.Accounts).Distinct().Order(StringComparer.Ordinal)];
        var seen = new Dictionary<(string Prefix, string? Account), List<(RouteTarget From, RouteTarget To)>>();
        var effects = new List<RouteEffect>();
        foreach (var (prefix, account) in prefixes.SelectMany(prefix => accounts.Select(account => (prefix, account))).Take(Most))
        {
            var id = account is null ? Nobody : accountOf(account) ?? Nobody;
            var ways = Priorities.Select(priority => (was.TargetOf(prefix, id, priority), becomes.TargetOf(prefix, id, priority))).ToList();
            seen[(prefix, account)] = ways;
            if (!IsSaid(prefix, account, ways))
            {
                effects.AddRange(Of(prefix, account, ways));
            }
        }

        return effects;

        // What goes the same way as all other accounts' pushes there, or as a shorter beginning, needs no words of its own.
        bool IsSaid(string prefix, string? account, List<(RouteTarget, RouteTarget)> ways)
        {
            if (account is not null && seen[(prefix, null)].SequenceEqual(ways))
            {
                return true;
            }

            for (var length = prefix.Length - 1; length > 0; length--)
            {
                if (seen.TryGetValue((prefix[..length], account), out var shorter))
                {
                    return shorter.SequenceEqual(ways);
                }
            }

            return false;
        }
    }

    private static IEnumerable<RouteEffect> Of(string prefix, string? account, List<(RouteTarget From, RouteTarget To)> ways) => ways.TrueForAll(way => way == ways[0])
        ? ways.Take(ways[0].From == ways[0].To ? 0 : 1).Select(way => new RouteEffect(prefix, account, null, way.From, way.To))
        : Priorities.Zip(ways).Where(way => way.Second.From != way.Second.To).Select(way => new RouteEffect(prefix, account, way.First, way.Second.From, way.Second.To));
}
