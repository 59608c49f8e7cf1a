using PushPortal.Domain.Smsc;

namespace PushPortal.Tests.Fakes;

/// <summary>A link that keeps what it was given; the test answers.</summary>
internal sealed class RecordingLink(string name = "link", int window = 100, int segmentsPerSecond = 0, string prefix = "+") : IHandsetLink
{
    public List<SegmentDelivery> Sent { get; } = [];

    /// <summary>Called with each segment, before <see cref="Send"/> returns.</summary>
    public Action<SegmentDelivery>? OnSend { get; set; }

    public string Name => name;

    public LinkKind Kind { get; init; } = LinkKind.Simulator;

    public int Window => window;

    public int SegmentsPerSecond => segmentsPerSecond;

    public bool Available { get; set; } = true;

    public LinkPolicy Policy { get; set; } = new();

    public string? Trouble => null;

    /// <summary>Whether it was told that nothing is sent for now.</summary>
    public bool IsStopped { get; private set; }

    public void Stop() => IsStopped = true;

    public void Start() => IsStopped = false;

    public IReadOnlyList<string> Prefixes => prefix == "+" ? [] : [prefix];

    public bool Serves(string recipient) => recipient.StartsWith(prefix, StringComparison.Ordinal);

    public void Send(in SegmentDelivery segment)
    {
        Sent.Add(segment);
        OnSend?.Invoke(segment);
    }

    /// <summary>What was sent, as <c>group:segment/attempt</c>.</summary>
    public IEnumerable<string> Log => Sent.Select(segment => $"{segment.GroupId}:{segment.Segment}/{segment.Attempt}");
}
