using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>Section <c>PushPortal:Smsc</c>: how the SMSC delivers a group.</summary>
public sealed class SmscOptions
{
    public const string Section = "PushPortal:Smsc";

    /// <summary>From a group's first attempt: the time within which all its segments must be acknowledged. 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan TransactionWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Before a segment that failed for the moment is sent again; grows with each attempt. 1 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan SegmentRetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What the delay is multiplied by with each attempt. 1 to 10.</summary>
    [Range(1.0, 10.0)]
    public double SegmentRetryGrowth { get; set; } = 2;

    /// <summary>The longest such delay. 1 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan LongestSegmentRetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Sendings of one segment in a group. 1 to 100.</summary>
    [Range(1, 100)]
    public int MaxAttemptsPerSegment { get; set; } = 5;

    /// <summary>How long handsets are assumed to wait for missing segments: a reference is not used again towards a handset within it, unless its group was delivered. 1 s to 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReassemblyTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Bits of a concatenation reference: 8, or 16, which leaves an octet less for data. 8 or 16.</summary>
    [AllowedValues(8, 16)]
    public int ReferenceBits { get; set; } = 8;

    /// <summary>Most groups that the SMSC has not answered at a time; more wait in the store. 100 to 2,000,000.</summary>
    [Range(100, 2_000_000)]
    public int MaxOpenGroups { get; set; } = 50_000;

    /// <summary>In store-and-forward mode, before a short message is tried again: the first pause, the second, and so on; the last one repeats. 1 s to 24 h each.</summary>
    public IList<TimeSpan> StoreAndForwardDelays { get; } = [];
}

/// <summary>Checks the section at start.</summary>
[OptionsValidator]
internal sealed partial class SmscOptionsValidator : IValidateOptions<SmscOptions>;
