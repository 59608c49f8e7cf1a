using PushPortal.Domain.Smsc;

namespace PushPortal.Web.Portal.Components;

/// <summary>So many a second over the last seconds, from counts that a page sees: segments of links, requests of sessions.</summary>
public sealed class LinkRates
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private readonly Queue<(DateTimeOffset At, Dictionary<string, long> Answered)> _seen = new();
    private Dictionary<string, long> _last = [];
    private DateTimeOffset _lastAt;

    /// <summary>What the rates are taken over.</summary>
    internal static TimeSpan Over { get; } = TimeSpan.FromSeconds(5);

    internal void Take(IReadOnlyList<LinkStatus> links, DateTimeOffset now) => Take(links.ToDictionary(link => link.Name, link => link.Delivered + link.NotDelivered + link.Throttlings), now);

    /// <param name="counts">What was counted since the start, by name.</param>
    internal void Take(Dictionary<string, long> counts, DateTimeOffset now)
    {
        (_last, _lastAt) = (counts, now);
        _seen.Enqueue((now, _last));
        while (_seen.Peek().At < now - Over)
        {
            _seen.Dequeue();
        }
    }

    /// <summary>Null until the link was seen for long enough.</summary>
    internal double? Of(string link) =>
        _seen.TryPeek(out var first) && _lastAt - first.At is var over && over >= Shortest
        && first.Answered.TryGetValue(link, out var before) && _last.TryGetValue(link, out var answered)
            ? (answered - before) / over.TotalSeconds
            : null;
}
