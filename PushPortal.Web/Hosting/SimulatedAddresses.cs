using System.Net;
using PushPortal.Domain.WapGateway;
using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Web.Hosting;

/// <summary>The source addresses that the simulated network has given to its handsets.</summary>
internal sealed class SimulatedAddresses(SimulatedNetwork network) : IHandsetAddresses
{
    public string? FindMsisdn(IPAddress source) => network.FindMsisdn(source);
}
