using System.Collections.Concurrent;

namespace PushPortal.Domain.Callbacks;

/// <summary>
/// Since when each endpoint has only failed, in memory: what comes back from it is too often to be written each time. What a restart needs is taken from here now and then.
/// </summary>
public sealed class CallbackHealth(CallbackPolicy policy)
{
    private readonly ConcurrentDictionary<long, Stretch> _stretches = new();

    public CallbackPolicy Policy => policy;

    /// <summary>Since when nothing was confirmed there; null when something was, or nothing was sent.</summary>
    public DateTimeOffset? FailingSince(CallbackEndpoint endpoint) => Of(endpoint).Since;

    /// <summary>Something was confirmed there.</summary>
    public void Confirmed(CallbackEndpoint endpoint)
    {
        var stretch = Of(endpoint);
        if (stretch.Since is not null)
        {
            _stretches[endpoint.AccountId] = stretch with { Since = null };
        }
    }

    /// <summary>Something was not confirmed. Answers whether that has gone on for so long that the endpoint is to be disabled.</summary>
    public bool Failed(CallbackEndpoint endpoint, DateTimeOffset now)
    {
        var stretch = Of(endpoint);
        if (stretch.Since is not { } since)
        {
            _stretches[endpoint.AccountId] = stretch with { Since = now };
            return false;
        }

        return now - since >= policy.DisableAfter;
    }

    /// <summary>Those of which something else is stored than stands here; they count as stored from now on.</summary>
    public IReadOnlyList<(CallbackEndpoint Endpoint, DateTimeOffset? Since)> TakeChanged()
    {
        var changed = new List<(CallbackEndpoint, DateTimeOffset?)>();
        foreach (var (account, stretch) in _stretches)
        {
            // What changes meanwhile is taken the next time.
            if (stretch.Since != stretch.Stored && _stretches.TryUpdate(account, stretch with { Stored = stretch.Since }, stretch))
            {
                changed.Add((stretch.Endpoint, stretch.Since));
            }
        }

        return changed;
    }

    /// <summary>An endpoint that was changed begins anew with what is stored of it.</summary>
    private Stretch Of(CallbackEndpoint endpoint) =>
        _stretches.TryGetValue(endpoint.AccountId, out var known) && (known.Endpoint.Id, known.Endpoint.Version) == (endpoint.Id, endpoint.Version)
            ? known
            : _stretches[endpoint.AccountId] = new Stretch(endpoint, endpoint.FailingSince, endpoint.FailingSince);

    private sealed record Stretch(CallbackEndpoint Endpoint, DateTimeOffset? Since, DateTimeOffset? Stored);
}
