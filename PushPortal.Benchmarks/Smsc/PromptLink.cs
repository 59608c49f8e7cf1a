using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Benchmarks.Smsc;

/// <summary>A link whose handsets acknowledge at once; the answers wait here for the loop.</summary>
internal sealed class PromptLink : IHandsetLink
{
    internal Queue<SegmentAnswer> Sent { get; } = [];

    public string Name => "prompt";

    public LinkKind Kind => LinkKind.Simulator;

    public int Window => 1000;

    public int SegmentsPerSecond => 0;

    public bool Available => true;

    public LinkPolicy Policy { get; } = new();

    public string? Trouble => null;

    public bool Serves(string recipient) => true;

    public void Send(in SegmentDelivery segment) =>
        Sent.Enqueue(new SegmentAnswer(segment.GroupId, segment.Segment, segment.Attempt, SegmentAnswerKind.Delivered, FailureCause.None));
}
