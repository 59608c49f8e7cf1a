namespace PushPortal.Tests.Journeys;

/// <summary>One gateway for all tests of a class, as settings have it.</summary>
public abstract class ClassGateway(params (string Key, string Value)[] settings) : IAsyncLifetime
{
    internal GatewayHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await GatewayHost.StartAsync(settings);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
