using PushPortal.Tests.Journeys;

[assembly: AssemblyFixture(typeof(SharedGateway))]

namespace PushPortal.Tests.Journeys;

/// <summary>One gateway for all journeys that need no settings of their own; started when the first one asks.</summary>
public sealed class SharedGateway : IAsyncDisposable
{
    private readonly Lazy<Task<GatewayHost>> _host = new(() => GatewayHost.StartAsync());

    internal Task<GatewayHost> StartedAsync() => _host.Value;

    public async ValueTask DisposeAsync()
    {
        if (_host.IsValueCreated)
        {
            await (await _host.Value).DisposeAsync();
        }
    }
}
