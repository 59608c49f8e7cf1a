using PushPortal.Domain.Smsc;

namespace PushPortal.Tests.Fakes;

/// <summary>A link that takes every segment and never answers.</summary>
/// <param name="expected">How many segments a test waits for.</param>
internal sealed class SilentLink(int expected) : IHandsetLink
{
    private const int Kept = 1_000;

    private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    /// <summary>The first segments.</summary>
    public List<SegmentDelivery> First { get; } = new(Kept);

    /// <summary>Ends when all have come.</summary>
    public Task Taken => _taken.Task;

    public string Name => "silent";

    public LinkKind Kind => LinkKind.Simulator;

    public int Window => int.MaxValue;

    public int SegmentsPerSecond => 0;

    public bool Available => true;

    public LinkPolicy Policy { get; } = new();

    public string? Trouble => null;

    public bool Serves(string recipient) => true;

    public void Send(in SegmentDelivery segment)
    {
        if (_count < Kept)
        {
            First.Add(segment);
        }

        if (++_count == expected)
        {
            _taken.SetResult();
        }
    }
}
