using PushPortal.Infrastructure.Outgoing;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Where handsets may fetch from: public hosts, http or https, and what the gateway's settings add.</summary>
internal static class OriginPolicy
{
    public static OutgoingPolicy From(WapGatewayOptions options) => new()
    {
        AllowLoopback = options.AllowLoopbackOrigins,
        PlainHttp = PlainHttp.Anywhere,
        AllowedNetworks = NetworkList.TryParse(options.OriginNetworks.AsReadOnly()) ?? NetworkList.None,
    };
}
