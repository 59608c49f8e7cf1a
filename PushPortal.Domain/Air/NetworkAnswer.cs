using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Air;

/// <summary>What a mobile network says of a segment, by RP-cause (3GPP TS 24.011, 8.2.5.4).</summary>
public static class NetworkAnswer
{
    public const int Delivered = 0;
    public const int MemoryExceeded = 22;
    public const int DestinationOutOfOrder = 27;
    public const int UnknownSubscriber = 30;
    public const int TemporaryFailure = 41;
    public const int Congestion = 42;
    public const int NotCompatible = 98;

    /// <summary>No RP-ACK within its time.</summary>
    public const int NoAcknowledgement = 255;

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
    public static AnswerRule Rule(this LinkPolicy policy, int code) => policy.Answers.TryGetValue(code, out var rule) ? rule : Rules[code];
}
