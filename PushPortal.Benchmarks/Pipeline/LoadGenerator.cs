using System.Net;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>Push initiators: submits pushes over keep-alive connections and notes the answers.</summary>
/// <param name="patience">See <see cref="LoadConnection"/>.</param>
internal sealed class LoadGenerator(PushTemplate template, IPEndPoint gateway, Pace pace, Tally tally, TimeSpan? patience = null)
{
    private Task _connections = Task.CompletedTask;

    internal void Start(int connections) =>
        _connections = Task.WhenAll(Enumerable.Range(0, connections).Select(_ => new LoadConnection(template, gateway, pace, tally, patience).RunAsync()));

    /// <summary>Sends nothing more and waits for the answers that are open.</summary>
    /// <exception cref="TimeoutException">They did not come.</exception>
    internal async Task StopAsync(TimeSpan limit)
    {
        pace.Stop();
        await _connections.WaitAsync(limit, TimeProvider.System);
    }
}
