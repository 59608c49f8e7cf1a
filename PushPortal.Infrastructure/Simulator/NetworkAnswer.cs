using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>What the simulated network says of a segment, by RP-cause (3GPP TS 24.011, 8.2.5.4).</summary>
public static class NetworkAnswer
{
    internal const int Delivered = 0;
    internal const int MemoryExceeded = 22;
    internal const int DestinationOutOfOrder = 27;
    internal const int UnknownSubscriber = 30;
    internal const int TemporaryFailure = 41;
    internal const int Congestion = 42;
    internal const int NotCompatible = 98;

    /// <summary>No RP-ACK within its time.</summary>
    internal const int NoAcknowledgement = 255;

    /// <summary>What follows by default.</summary>
    public static IReadOnlyDictionary<int, AnswerRule> Rules { get; } = new Dictionary<int, AnswerRule>
    {
        [Delivered] = new(SegmentAnswerKind.Delivered, FailureCause.None),
        [MemoryExceeded] = new(SegmentAnswerKind.HandsetAway, FailureCause.MemoryFull),
        [DestinationOutOfOrder] = new(SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber),
        [UnknownSubscriber] = new(SegmentAnswerKind.Permanent, FailureCause.UnknownSubscriber),
        [TemporaryFailure] = new(SegmentAnswerKind.Temporary, FailureCause.TemporaryNetworkError),
        [Congestion] = new(SegmentAnswerKind.Throttled, FailureCause.NetworkCongestion),
        [NotCompatible] = new(SegmentAnswerKind.Permanent, FailureCause.PermanentNetworkError),
        [NoAcknowledgement] = new(SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged),
    };

    /// <summary>What the link's policy makes of it.</summary>
    internal static AnswerRule Rule(this LinkPolicy policy, int code) => policy.Answers.TryGetValue(code, out var rule) ? rule : Rules[code];
}
