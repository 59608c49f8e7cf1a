using System.Collections.Concurrent;

namespace PushPortal.Domain.Transactions;

/// <summary>
/// The handsets that came back lately. An alert may come while the answer that says "absent" is still under way; without this memory it would be lost.
/// Bounded: when full, what is old goes first, and the probe schedule does the rest.
/// </summary>
internal sealed class RecentAlerts
{
    private const int Most = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _alerts = new(StringComparer.Ordinal);

    internal void Add(string recipient, DateTimeOffset now)
    {
        if (_alerts.Count >= Most)
        {
            foreach (var (handset, at) in _alerts)
            {
                if (at < now - Kept)
                {
                    _alerts.TryRemove(handset, out _);
                }
            }
        }

        if (_alerts.Count < Most)
        {
            _alerts[recipient] = now;
        }
    }

    internal bool CameSince(string recipient, DateTimeOffset since) => _alerts.TryGetValue(recipient, out var at) && at >= since;
}
