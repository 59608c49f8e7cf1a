using System.Collections.Concurrent;

namespace PushPortal.Web.Api.Conventions;

/// <summary>Requests with an Idempotency-Key that are being carried out.</summary>
internal sealed class RunningRequests
{
    private readonly ConcurrentDictionary<(long AccountId, string Key), bool> _running = new();

    /// <summary>False when one of this key runs already.</summary>
    internal bool TryBegin(long accountId, string key) => _running.TryAdd((accountId, key), true);

    internal void End(long accountId, string key) => _running.TryRemove((accountId, key), out _);
}
