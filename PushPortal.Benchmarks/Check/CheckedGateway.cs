using System.Globalization;
using PushPortal.Benchmarks.Pipeline;
using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Check;

/// <summary>The running product's settings for a scenario of the lab.</summary>
internal static class CheckedGateway
{
    internal static IEnumerable<KeyValuePair<string, string>> Settings(LabSettings lab, int smppPort)
    {
        // What the arms of the check differ by in the lab, the pauses of store-and-forward mode, does not concern the other mode.
        var policy = CheckMode.StoreAndForward.Arm.Policy(lab);
        return
        [
            .. GatewaySettings.Usual,
            new("PushPortal__Smsc__Smpp__Endpoint", Text($"127.0.0.1:{smppPort}")),
            new("PushPortal__Ppg__DefaultLifetime", Text($"{lab.Lifetime}")),
            new("PushPortal__Smsc__TransactionWindow", Text($"{policy.TransactionWindow}")),
            new("PushPortal__Smsc__SegmentRetryDelay", Text($"{policy.SegmentRetryDelay}")),
            new("PushPortal__Smsc__MaxAttemptsPerSegment", Text($"{policy.MaxAttemptsPerSegment}")),
            new("PushPortal__Smsc__ReassemblyTime", Text($"{lab.AssumedReassemblyTime}")),
            .. policy.StoreAndForwardDelays.Select((delay, at) => new KeyValuePair<string, string>(Text($"PushPortal__Smsc__StoreAndForwardDelays__{at}"), Text($"{delay}"))),
            new("PushPortal__Simulator__MaxHandsets", Text($"{(CheckMode.All.Count * lab.Handsets) + 100}")),
            new("PushPortal__Simulator__ReassemblySeconds", Text($"{lab.ReassemblyTime.TotalSeconds:F0}")),
            .. CheckMode.All.SelectMany((mode, at) => Link(mode, at, lab)),
        ];
    }

    /// <summary>The body of a change of the simulated network.</summary>
    internal static string Network(LabSettings lab, int seed) => Text(
        $"{{\"seed\":{seed},\"segmentMilliseconds\":{lab.SegmentTime.TotalMilliseconds:F0},\"jitterMilliseconds\":{lab.Jitter.TotalMilliseconds:F0},\"lossRate\":{lab.LossRate},\"temporaryErrorRate\":{lab.TemporaryErrorRate + (lab.BusyShare * lab.BusyErrorRate)},\"congestion\":{lab.BusyShare * lab.BusyCongestion}}}");

    private static KeyValuePair<string, string>[] Link(CheckMode mode, int at, LabSettings lab) =>
    [
        new(Text($"PushPortal__Links__{at}__Name"), mode.Name),
        new(Text($"PushPortal__Links__{at}__Kind"), "Simulator"),
        new(Text($"PushPortal__Links__{at}__Prefixes__0"), mode.Prefix),
        new(Text($"PushPortal__Links__{at}__SegmentsPerSecond"), Text($"{lab.SegmentsPerSecond * lab.DedicatedShare:F0}")),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
