namespace PushPortal.Benchmarks.Pipeline;

/// <summary>The gateway did not do what a run needs; the message has the end of its console output.</summary>
internal sealed class GatewayFailedException : Exception
{
    public GatewayFailedException()
    {
    }

    public GatewayFailedException(string message)
        : base(message)
    {
    }

    public GatewayFailedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
