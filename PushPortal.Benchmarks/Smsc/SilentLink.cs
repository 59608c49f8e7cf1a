using PushPortal.Domain.Smsc;

namespace PushPortal.Benchmarks.Smsc;

/// <summary>A link that is not there: what is for its numbers waits.</summary>
internal sealed class SilentLink : IHandsetLink
{
    internal const string Prefix = "+99";

    public string Name => "silent";

    public LinkKind Kind => LinkKind.Simulator;

    public int Window => 1000;

    public int SegmentsPerSecond => 0;

    public bool Available => false;

    public LinkPolicy Policy { get; } = new();

    public string Trouble => "It is silent.";

    public bool Serves(string recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        return recipient.StartsWith(Prefix, StringComparison.Ordinal);
    }

    public void Send(in SegmentDelivery segment)
    {
    }
}
