using System.Net;

namespace PushPortal.Domain.WapGateway;

/// <summary>Which handset the network has given a source address to. Asked once for each fetch, so it answers from memory.</summary>
public interface IHandsetAddresses
{
    /// <summary>The number of the handset behind the address, or null when the address is none of the network's.</summary>
    string? FindMsisdn(IPAddress source);
}
