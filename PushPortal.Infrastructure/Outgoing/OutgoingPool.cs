namespace PushPortal.Infrastructure.Outgoing;

/// <summary>The connections of one policy, with the two faces that callers use.</summary>
internal sealed class OutgoingPool(GuardedHandler handler, OutgoingOptions options) : IDisposable
{
    public HttpMessageInvoker Invoker { get; } = new(handler, disposeHandler: false);

    public HttpClient Client { get; } = new(handler, disposeHandler: false)
    {
        Timeout = options.RequestTimeout,
        MaxResponseContentBufferSize = options.MaxResponseOctets,
    };

    public void Dispose()
    {
        Client.Dispose();
        Invoker.Dispose();
        handler.Dispose();
    }
}
