namespace PushPortal.Tests.Journeys;

/// <summary>A class of journeys through the shared gateway.</summary>
public abstract class Journey(SharedGateway shared) : IAsyncLifetime
{
    internal GatewayHost Gateway { get; private set; } = null!;

    internal RestClient Rest => Gateway.Rest;

    internal static CancellationToken Ct => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => Gateway = await shared.StartedAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
