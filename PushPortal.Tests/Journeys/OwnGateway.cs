namespace PushPortal.Tests.Journeys;

/// <summary>A gateway with the usual settings for one class alone.</summary>
public sealed class OwnGateway : IAsyncLifetime
{
    internal GatewayHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
