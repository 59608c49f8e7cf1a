using System.Collections.Frozen;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>
/// The numbers for trying things without making handsets or scripting faults, of a country code that no network has. The network's settings do not
/// change what becomes of a push to them; a scripted fault goes first.
/// </summary>
public static class TestRecipients
{
    /// <summary>The one that gets every push at once.</summary>
    public const string Delivered = "+99900000001";

    /// <summary>The one that no push ever reaches: its number is not in service.</summary>
    public const string Unknown = "+99900000005";

    internal const int FailuresOfFlapping = 2;

    /// <summary>How long one takes to receive a segment.</summary>
    internal static readonly TimeSpan SegmentTime = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan Late = TimeSpan.FromSeconds(5);

    /// <summary>Ordered by number.</summary>
    public static IReadOnlyList<TestRecipient> All { get; } =
    [
        new(Delivered, FixedOutcome.Delivered, "The push is delivered at once"),
        new("+99900000002", FixedOutcome.DeliveredLate, "The push is delivered after about 5 seconds"),
        new("+99900000003", FixedOutcome.Refused, "The network refuses the push for good: undeliverable at once"),
        new("+99900000004", FixedOutcome.Absent, "The handset is absent until the lifetime ends: undeliverable, or expired with a deliverBefore"),
        new(Unknown, FixedOutcome.UnknownSubscriber, "The number is not in service: undeliverable at once"),
        new("+99900000006", FixedOutcome.MemoryFull, "The handset's memory is full until the lifetime ends: undeliverable, or expired with a deliverBefore"),
        new("+99900000007", FixedOutcome.Flapping, "Each segment fails for the moment twice, then the push is delivered"),
        new("+99900000008", FixedOutcome.NoAnswer, "The handset acknowledges nothing until the lifetime ends: undeliverable, or expired with a deliverBefore"),
    ];

    private static readonly FrozenDictionary<string, TestRecipient> ByNumber = All.ToFrozenDictionary(test => test.Msisdn, StringComparer.Ordinal);

    /// <summary>The one with this number; null when it is none of them.</summary>
    public static TestRecipient? Find(string msisdn) => ByNumber.GetValueOrDefault(msisdn);

    /// <summary>From the end of a segment's reception to its answer.</summary>
    internal static TimeSpan Delay(this FixedOutcome outcome) => outcome == FixedOutcome.DeliveredLate ? Late : TimeSpan.Zero;
}
