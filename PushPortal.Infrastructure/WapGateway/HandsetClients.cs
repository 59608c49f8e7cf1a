using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.WapGateway;
using PushPortal.Infrastructure.Outgoing;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Tells handsets from others by the source address, which is all that a network gives a gateway, or by the word of a front that is trusted.</summary>
internal sealed class HandsetClients(IHandsetAddresses addresses, IOptions<WapGatewayOptions> options)
{
    private readonly NetworkList _fronts = NetworkList.TryParse(options.Value.FrontNetworks.AsReadOnly()) ?? NetworkList.None;

    /// <summary>The header that a front tells the number by.</summary>
    public string FrontHeader => options.Value.FrontHeader;

    /// <summary>The client behind the address, or null when it is not served.</summary>
    /// <param name="told">The values of <see cref="FrontHeader"/>; none where there are no headers, as in datagrams.</param>
    public HandsetClient? Identify(IPAddress source, StringValues told = default)
    {
        if (source.IsIPv4MappedToIPv6) source = source.MapToIPv4();
        var msisdn = (_fronts.Contains(source) ? NumberIn(told) : null) ?? addresses.FindMsisdn(source);
        var served = msisdn is not null || (options.Value.AllowUnidentifiedClients && IPAddress.IsLoopback(source));
        return served ? new HandsetClient(source, msisdn) : null;
    }

    /// <summary>With or without a plus sign, as fronts write it. Of two numbers neither is believed.</summary>
    private static string? NumberIn(StringValues told) =>
        told is [{ Length: > 0 } text] && Msisdn.TryParse(text[0] == '+' ? text : "+" + text, out var number, out _) ? number : null;
}
