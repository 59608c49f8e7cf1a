using PushPortal.Domain.Smsc;

namespace PushPortal.Tests.Hours;

/// <summary>A link whose segments the hour decides about.</summary>
internal sealed class VirtualLink(string name, int window, int segmentsPerSecond, char prefix, Action<VirtualLink, SegmentDelivery> send) : IHandsetLink
{
    public HashSet<(long Group, int Segment)> Outstanding { get; } = [];

    public string Name => name;

    public LinkKind Kind => LinkKind.Simulator;

    public int Window => window;

    public int SegmentsPerSecond => segmentsPerSecond;

    public bool Available { get; set; } = true;

    public LinkPolicy Policy { get; } = new() { StoreAndForwardDelays = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3)] };

    public string? Trouble => null;

    public bool Serves(string recipient) => recipient[1] == prefix;

    public void Send(in SegmentDelivery segment) => send(this, segment);
}
