using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Check;

/// <summary>A network that both the lab and the running product go through. Only what the simulated network has too may be set: no spells, no answers that are lost or late.</summary>
/// <param name="Name">For the command line.</param>
/// <param name="What">What makes it what it is.</param>
internal sealed record CheckScenario(string Name, string What, LabSettings Settings)
{
    /// <summary>
    /// Pushes of each mode: in the worst case, half of them delivered, the 95 % interval of a share is 1.96 x sqrt(0.25 / n) to either side, which is 1.5 points for 4,269; so it is narrower than the
    /// 3 points that the two may differ by.
    /// </summary>
    internal const int UsualPushes = 4_300;

    /// <summary>Times short enough that a push has its end within seconds, and handsets so impatient that unrelated segments often miss each other.</summary>
    private static readonly LabSettings Quick = new()
    {
        Pushes = UsualPushes,
        Segments = 3,
        PushesPerSecond = 80,
        Handsets = 2_000,
        Lifetime = TimeSpan.FromSeconds(20),
        SegmentTime = TimeSpan.FromMilliseconds(200),
        Jitter = TimeSpan.FromMilliseconds(50),
        SilenceTime = TimeSpan.Zero,
        SegmentsPerSecond = 600,
        DedicatedShare = 1,
        TransactionWindow = TimeSpan.FromSeconds(2),
        SegmentRetryDelay = TimeSpan.FromSeconds(1),
        AssumedReassemblyTime = TimeSpan.FromSeconds(3),
    };

    internal static IReadOnlyList<CheckScenario> All { get; } =
    [
        new("loss", "30 % of the short messages are lost; handsets keep an incomplete push for 2 s.", Quick with { LossRate = 0.3, ReassemblyTime = TimeSpan.FromSeconds(2) }),
        new("errors", "30 % end in a temporary error of the network, 5 % are lost; handsets keep an incomplete push for 3 s.",
            Quick with { TemporaryErrorRate = 0.3, LossRate = 0.05, ReassemblyTime = TimeSpan.FromSeconds(3) }),
    ];
}
