using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>A setting of the product with the values that the report tries, and the networks in which it matters.</summary>
/// <param name="Segments">Of the pushes.</param>
internal sealed record SettingVariant(string Setting, int Segments, IReadOnlyList<string> Scenarios, IReadOnlyList<(string Value, Func<LabSettings, LabSettings> Change)> Values)
{
    internal static IReadOnlyList<SettingVariant> All { get; } =
    [
        new("segments a second that the pushes' own SMSC may send", 6, ["away-30", "congestion-heavy", "congestion-local", "combination"],
        [
            ("7", settings => settings with { DedicatedShare = 0.35 }),
            ("10 (default)", settings => settings),
            ("14", settings => settings with { DedicatedShare = 0.7 }),
            ("20", settings => settings with { DedicatedShare = 1 }),
        ]),
        new("transaction window", 6, ["loss-20", "congestion-local", "late-silence", "combination"],
        [
            Window(10), Window(30), Window(60), Window(120), Window(240),
        ]),
        new("attempts of a segment in a group", 4, ["loss-20", "fades"],
        [
            ("1", settings => settings with { MaxAttemptsPerSegment = 1 }),
            ("2", settings => settings with { MaxAttemptsPerSegment = 2 }),
            ("5 (default)", settings => settings),
            ("10", settings => settings with { MaxAttemptsPerSegment = 10 }),
        ]),
        new("pause before a segment goes again", 4, ["loss-20", "errors", "fades"],
        [
            ("50 ms", settings => settings with { SegmentRetryDelay = TimeSpan.FromMilliseconds(50) }),
            ("200 ms (default)", settings => settings),
            ("1 s", settings => settings with { SegmentRetryDelay = TimeSpan.FromSeconds(1) }),
            ("2 s", settings => settings with { SegmentRetryDelay = TimeSpan.FromSeconds(2) }),
        ]),
        new("reassembly time assumed of handsets", 4, ["impatient", "away-30", "combination"],
        [
            ("30 s", settings => settings with { AssumedReassemblyTime = TimeSpan.FromSeconds(30) }),
            ("60 s", settings => settings with { AssumedReassemblyTime = TimeSpan.FromMinutes(1) }),
            ("5 min (default)", settings => settings),
            ("1 h", settings => settings with { AssumedReassemblyTime = TimeSpan.FromHours(1) }),
        ]),
        new("what the answer \"congested\" means", 4, ["congestion", "congestion-heavy", "combination"],
        [
            ("the link slows down (default)", settings => settings),
            ("an error of that segment", settings => settings with { CongestionIsTemporary = true }),
        ]),
    ];

    private static (string Value, Func<LabSettings, LabSettings> Change) Window(int seconds) =>
        (seconds == 30 ? "30 s (default)" : $"{seconds} s", settings => settings with { TransactionWindow = TimeSpan.FromSeconds(seconds) });
}
