namespace PushPortal.Infrastructure.WapGateway;

/// <summary>How a connection begins.</summary>
/// <param name="IsTunnel">Whether with CONNECT.</param>
/// <param name="Request">What it asks for; null when that cannot be read.</param>
internal sealed record TunnelHead(bool IsTunnel, ConnectRequest? Request)
{
    public static TunnelHead None { get; } = new(IsTunnel: false, Request: null);
}
