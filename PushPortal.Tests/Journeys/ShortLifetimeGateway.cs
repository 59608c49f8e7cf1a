namespace PushPortal.Tests.Journeys;

/// <summary>A gateway whose pushes live for two seconds unless they say otherwise.</summary>
public sealed class ShortLifetimeGateway : IAsyncLifetime
{
    internal GatewayHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await GatewayHost.StartAsync(("PushPortal:Ppg:DefaultLifetime", "00:00:02"));

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
