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

    /// <summary>The first transaction in that time whose result was not confirmed; null when this process saw none.</summary>
    public long? ExampleOf(CallbackEndpoint endpoint) => Of(endpoint).Example;

    /// <summary>Something was confirmed there.</summary>
    public void Confirmed(CallbackEndpoint endpoint)
    {
        var stretch = Of(endpoint);
        if (stretch.Since is not null)
        {
            _stretches[endpoint.AccountId] = stretch with { Since = null, Example = null };
        }
    }

    /// <summary>Something was not confirmed. Answers whether that has gone on for so long that the endpoint is to be disabled.</summary>
    /// <param name="transactionId">Whose result it was.</param>
    public bool Failed(CallbackEndpoint endpoint, long transactionId, DateTimeOffset now)
    {
        var stretch = Of(endpoint);
        if (stretch.Example is null)
        {
            _stretches[endpoint.AccountId] = stretch with { Since = stretch.Since ?? now, Example = transactionId };
        }

        var since = stretch.Since ?? now;
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
            : _stretches[endpoint.AccountId] = new Stretch(endpoint, endpoint.FailingSince, endpoint.FailingSince, Example: null);

    private sealed record Stretch(CallbackEndpoint Endpoint, DateTimeOffset? Since, DateTimeOffset? Stored, long? Example);
}
