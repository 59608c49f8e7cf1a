using System.Net;
using Microsoft.Extensions.Options;
using PushPortal.Domain.WapGateway;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Tells handsets from others by the source address, which is all that a network gives a gateway.</summary>
internal sealed class HandsetClients(IHandsetAddresses addresses, IOptions<WapGatewayOptions> options)
{
    /// <summary>The client behind the address, or null when it is not served.</summary>
    public HandsetClient? Identify(IPAddress source)
    {
        if (source.IsIPv4MappedToIPv6) source = source.MapToIPv4();
        var msisdn = addresses.FindMsisdn(source);
        var served = msisdn is not null || (options.Value.AllowUnidentifiedClients && IPAddress.IsLoopback(source));
        return served ? new HandsetClient(source, msisdn) : null;
    }
}
