using System.ComponentModel.DataAnnotations;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>One link of kind <c>Simulator</c>: an entry of <c>PushPortal:Links</c>.</summary>
internal sealed class SimulatorLinkOptions
{
    public const string Kind = "Simulator";

    [Required]
    public string Name { get; set; } = "simulator";

    /// <summary>Beginnings of the numbers that it serves, with the plus sign; none means all numbers.</summary>
    public IList<string> Prefixes { get; } = [];

    /// <summary>Most segments outstanding at a time.</summary>
    [Range(1, 1_000_000)]
    public int Window { get; set; } = 1_000;

    /// <summary>Most segments a second; 0 means no limit.</summary>
    [Range(0, 1_000_000)]
    public int SegmentsPerSecond { get; set; }
}
