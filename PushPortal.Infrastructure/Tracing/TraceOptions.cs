using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Tracing;

/// <summary>Section <c>PushPortal:Trace</c>: how much a trace keeps in memory.</summary>
public sealed class TraceOptions
{
    public const string Section = "PushPortal:Trace";

    /// <summary>PDUs and requests; the oldest go first. 100 to 100,000.</summary>
    [Range(100, 100_000)]
    public int MostEntries { get; set; } = 5_000;

    /// <summary>Of all entries, about. 64 KiB to 256 MiB.</summary>
    [Range(65_536, 268_435_456)]
    public int MostOctets { get; set; } = 8 * 1024 * 1024;

    /// <summary>Of one body of a request or an answer; what is beyond is cut off. 256 octets to 1 MiB.</summary>
    [Range(256, 1_048_576)]
    public int MostBodyOctets { get; set; } = 16 * 1024;
}

/// <summary>Checks the section at start.</summary>
[OptionsValidator]
internal sealed partial class TraceOptionsValidator : IValidateOptions<TraceOptions>;
