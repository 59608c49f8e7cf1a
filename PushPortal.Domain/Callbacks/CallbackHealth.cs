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
    public DateTimeOffset? FailingSince(CallbackEndpoint endpoint) => Known(endpoint) is { } known ? known.Since : endpoint.FailingSince;

    /// <summary>The first transaction in that time whose result was not confirmed; null when this process saw none.</summary>
    public long? ExampleOf(CallbackEndpoint endpoint) => Known(endpoint)?.Example;

    /// <summary>Something was confirmed there.</summary>
    public void Confirmed(CallbackEndpoint endpoint)
    {
        var stretch = Of(endpoint);
        while (stretch.Since is not null && !_stretches.TryUpdate(endpoint.AccountId, stretch with { Since = null, Example = null }, stretch))
        {
            stretch = Of(endpoint);
        }
    }

    /// <summary>Something was not confirmed. Answers whether that has gone on for so long that the endpoint is to be disabled.</summary>
    /// <param name="transactionId">Whose result it was.</param>
    public bool Failed(CallbackEndpoint endpoint, long transactionId, DateTimeOffset now)
    {
        var stretch = Of(endpoint);
        while (stretch.Example is null && !_stretches.TryUpdate(endpoint.AccountId, stretch with { Since = stretch.Since ?? now, Example = transactionId }, stretch))
        {
            stretch = Of(endpoint);
        }

        return now - (stretch.Since ?? now) >= policy.DisableAfter;
    }

    /// <summary>Those of which something else is stored than stands here, as long as it was not <see cref="Stored">said</see> to be.</summary>
    public IReadOnlyList<(CallbackEndpoint Endpoint, DateTimeOffset? Since)> Changed() =>
        [.. _stretches.Values.Where(stretch => stretch.Since != stretch.Stored).Select(stretch => (stretch.Endpoint, stretch.Since))];

    /// <summary>It was written since when the endpoint fails; what has changed meanwhile is still to be.</summary>
    public void Stored(CallbackEndpoint endpoint, DateTimeOffset? since)
    {
        while (_stretches.TryGetValue(endpoint.AccountId, out var stretch) && IsOf(stretch, endpoint) && !_stretches.TryUpdate(endpoint.AccountId, stretch with { Stored = since }, stretch))
        {
        }
    }

    /// <summary>What has happened to the endpoint as it is; null when nothing has.</summary>
    private Stretch? Known(CallbackEndpoint endpoint) => _stretches.TryGetValue(endpoint.AccountId, out var known) && IsOf(known, endpoint) ? known : null;

    /// <summary>An endpoint that was changed begins anew with what is stored of it.</summary>
    private Stretch Of(CallbackEndpoint endpoint) =>
        Known(endpoint) ?? (_stretches[endpoint.AccountId] = new Stretch(endpoint, endpoint.FailingSince, endpoint.FailingSince, Example: null));

    private static bool IsOf(Stretch stretch, CallbackEndpoint endpoint) => (stretch.Endpoint.Id, stretch.Endpoint.Version) == (endpoint.Id, endpoint.Version);

    private sealed record Stretch(CallbackEndpoint Endpoint, DateTimeOffset? Since, DateTimeOffset? Stored, long? Example);
}
