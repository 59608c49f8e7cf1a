using System.Globalization;
using PushPortal.Domain.Routes;

namespace PushPortal.Infrastructure.Routes;

/// <summary>The rules that differ, as the audit log has them: by name, each in a line. The whole of them is in the versions.</summary>
internal static class RouteFacts
{
    private const int MostRules = 50;
    private const int MostNamed = 10;

    internal static (Dictionary<string, string> Before, Dictionary<string, string> After) Of(IReadOnlyList<RouteRule> before, IReadOnlyList<RouteRule> after)
    {
        var changes = RouteDiff.Of(before, after);
        var (was, became) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var change in changes.Take(MostRules))
        {
            if (change.Before is { } old)
            {
                was[change.Name] = Line(old, change.From);
            }

            if (change.After is { } rule)
            {
                became[change.Name] = Line(rule, change.To);
            }
        }

        if (changes.Count > MostRules)
        {
            became["…"] = string.Create(CultureInfo.InvariantCulture, $"and {changes.Count - MostRules} more rules");
        }

        return (was, became);
    }

    private static string Line(RouteRule rule, int place) => string.Create(
        CultureInfo.InvariantCulture,
        $"{place + 1}. {Named(rule.Prefixes, "all numbers")}; {Named(rule.Accounts, "all accounts")}; {Named([.. rule.Priorities.Select(priority => priority.ToString())], "all priorities")}; {(rule.Link is null ? $"refused: {rule.Refusal}" : $"link {rule.Link}")}");

    private static string Named(IReadOnlyList<string> names, string all) => names.Count switch
    {
        0 => all,
        <= MostNamed => string.Join(' ', names),
        _ => string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', names.Take(MostNamed))} and {names.Count - MostNamed} more"),
    };
}
