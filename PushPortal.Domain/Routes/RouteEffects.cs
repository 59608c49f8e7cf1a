using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Routes;

/// <summary>Which pushes go another way when rules take the place of others, seen from the rules that differ.</summary>
public static class RouteEffects
{
    /// <summary>So many pairs of prefixes and accounts are looked at: a page waits for it.</summary>
    private const int Most = 20_000;

    /// <summary>An account that no rule names.</summary>
    private const long Nobody = long.MinValue;

    public static IReadOnlyList<RouteEffect> Of(IReadOnlyList<RouteRule> before, IReadOnlyList<RouteRule> after, Func<string, long?> accountOf)
    {
        ArgumentNullException.ThrowIfNull(accountOf);
        var (was, becomes) = (RouteTable.Compile(0, before, accountOf), RouteTable.Compile(0, after, accountOf));
        var differing = RouteDiff.Of(before, after).SelectMany(change => new[] { change.Before, change.After }).OfType<RouteRule>().ToList();
        var prefixes = differing.SelectMany(rule => rule.Prefixes is { Count: > 0 } some ? some : ["+"]).Distinct().Order(StringComparer.Ordinal);
        string?[] accounts = [null, .. differing.SelectMany(rule => rule.Accounts).Distinct().Order(StringComparer.Ordinal)];
        var effects = new List<RouteEffect>();
        foreach (var (prefix, account) in prefixes.SelectMany(prefix => accounts.Select(account => (prefix, account))).Take(Most))
        {
            var id = account is null ? Nobody : accountOf(account) ?? Nobody;
            effects.AddRange(Of(was, becomes, prefix, account, id));
        }

        return effects;
    }

    private static IEnumerable<RouteEffect> Of(RouteTable was, RouteTable becomes, string prefix, string? account, long id)
    {
        var all = Enum.GetValues<Priority>()
            .Select(priority => new RouteEffect(prefix, account, priority, was.TargetOf(prefix, id, priority), becomes.TargetOf(prefix, id, priority)))
            .ToList();
        return all.TrueForAll(effect => (effect.From, effect.To) == (all[0].From, all[0].To))
            ? all.Take(all[0].From == all[0].To ? 0 : 1).Select(effect => effect with { Priority = null })
            : all.Where(effect => effect.From != effect.To);
    }
}
