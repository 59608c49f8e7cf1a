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

    /// <summary>Before a segment that failed for the moment is sent again; doubles with each attempt up to 2 s. 1 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan SegmentRetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Sendings of one segment in a group. 1 to 100.</summary>
    [Range(1, 100)]
    public int MaxAttemptsPerSegment { get; set; } = 5;

    /// <summary>How long handsets are assumed to wait for missing segments: a reference is not used again towards a handset within it, unless its group was delivered. 1 s to 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReassemblyTime { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>Checks the section at start.</summary>
[OptionsValidator]
internal sealed partial class SmscOptionsValidator : IValidateOptions<SmscOptions>;
