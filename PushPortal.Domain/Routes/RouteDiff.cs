namespace PushPortal.Domain.Routes;

/// <summary>What two versions differ in, rule by rule. A rule is the same one while it keeps its name.</summary>
public static class RouteDiff
{
    /// <summary>What is new, changed and moved in the order of <paramref name="after"/>, then what is gone.</summary>
    public static IReadOnlyList<RouteChange> Of(IReadOnlyList<RouteRule> before, IReadOnlyList<RouteRule> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var places = Places(before);
        var now = Places(after);
        var stayed = InOrder([.. after.Select(rule => places.GetValueOrDefault(rule.Name, -1)).Where(place => place >= 0)]);
        var changes = new List<RouteChange>();
        foreach (var (to, rule) in after.Index())
        {
            if (!places.TryGetValue(rule.Name, out var from))
            {
                changes.Add(new(RouteChangeKind.Added, null, rule, -1, to));
            }
            else if (!before[from].SaysTheSame(rule))
            {
                changes.Add(new(RouteChangeKind.Changed, before[from], rule, from, to));
            }
            else if (!stayed.Contains(from))
            {
                changes.Add(new(RouteChangeKind.Moved, before[from], rule, from, to));
            }
        }

        changes.AddRange(before.Index().Where(rule => !now.ContainsKey(rule.Item.Name)).Select(rule => new RouteChange(RouteChangeKind.Removed, rule.Item, null, rule.Index, -1)));
        return changes;
    }

    private static Dictionary<string, int> Places(IReadOnlyList<RouteRule> rules)
    {
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, rule) in rules.Index())
        {
            places.TryAdd(rule.Name, at);
        }

        return places;
    }

    /// <summary>The most of the places that stand in rising order: those rules stayed where they were, and the others moved about them.</summary>
    private static HashSet<int> InOrder(int[] places)
    {
        // ends[n]: where the lowest end of a rising row of n + 1 places stands.
        var ends = new List<int>();
        var ahead = new int[places.Length];
        for (var at = 0; at < places.Length; at++)
        {
            var length = ends.BinarySearch(at, Comparer<int>.Create((one, other) => places[one].CompareTo(places[other])));
            length = length < 0 ? ~length : length;
            ahead[at] = length == 0 ? -1 : ends[length - 1];
            if (length == ends.Count)
            {
                ends.Add(at);
            }
            else
            {
                ends[length] = at;
            }
        }

        var rising = new HashSet<int>();
        for (var at = ends.Count == 0 ? -1 : ends[^1]; at >= 0; at = ahead[at])
        {
            rising.Add(places[at]);
        }

        return rising;
    }
}
