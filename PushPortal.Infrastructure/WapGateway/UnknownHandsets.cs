using System.Net;
using PushPortal.Domain.WapGateway;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>For a gateway that no network tells which handset has which address.</summary>
internal sealed class UnknownHandsets : IHandsetAddresses
{
    public string? FindMsisdn(IPAddress source) => null;
}
