using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Smsc;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>A link of the SMSC that ends in the simulated mobile network.</summary>
internal sealed class SimulatorLink(SimulatorLinkOptions options, SimulatedNetwork network, LinkPolicies policies) : IHandsetLink
{
    private readonly string[] _prefixes = [.. options.Prefixes];

    public string Name => options.Name;

    public LinkKind Kind => LinkKind.Simulator;

    public int Window => options.Window;

    public int SegmentsPerSecond => options.SegmentsPerSecond;

    public bool Available => true;

    public LinkPolicy Policy => policies.For(Name);

    public string? Trouble => null;

    public IReadOnlyList<string> Prefixes => _prefixes;

    public bool Serves(string recipient)
    {
        foreach (var prefix in _prefixes)
        {
            if (recipient.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return _prefixes.Length == 0;
    }

    public void Send(in SegmentDelivery segment) => network.Take(segment, Policy);
}
