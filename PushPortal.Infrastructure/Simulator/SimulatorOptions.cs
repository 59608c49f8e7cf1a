using System.ComponentModel.DataAnnotations;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>Settings of the simulated handsets: section <c>PushPortal:Simulator</c>.</summary>
public sealed class SimulatorOptions
{
    public const string Section = "PushPortal:Simulator";

    /// <summary>Messages that a handset's inbox keeps; the oldest goes first.</summary>
    [Range(1, 10_000, ErrorMessage = Section + ":InboxSize must be from {1} to {2}")]
    public int InboxSize { get; set; } = 100;

    /// <summary>Seconds that a new handset keeps the segments of an incomplete message.</summary>
    [Range(1, HandsetChange.LongestReassemblySeconds, ErrorMessage = Section + ":ReassemblySeconds must be from {1} to {2}")]
    public int ReassemblySeconds { get; set; } = 300;

    /// <summary>Most handsets; each has a source address of its own from 127.0.10.1 up.</summary>
    [Range(DemoHandsets, SimulatedHandsets.MostAddresses, ErrorMessage = Section + ":MaxHandsets must be from {1} to {2}")]
    public int MaxHandsets { get; set; } = 1_000;

    /// <summary>Seconds that a handset waits for a page that it opens.</summary>
    [Range(1, 600, ErrorMessage = Section + ":OpenSeconds must be from {1} to {2}")]
    public int OpenSeconds { get; set; } = 30;

    /// <summary>Largest page that a handset opens, in octets.</summary>
    [Range(1, int.MaxValue, ErrorMessage = Section + ":LargestPage must be from {1} to {2}")]
    [Unit("octets")]
    public int LargestPage { get; set; } = 16 * 1024 * 1024;

    /// <summary>Where new handsets post what they tell the MMSC; empty when they have no settings for multimedia messages until they are sent some.</summary>
    [RegularExpression(@"^(https?://\S+)?$", ErrorMessage = Section + ":MmscUrl must be an absolute http or https URL, or empty")]
    public string MmscUrl { get; set; } = "";

    /// <summary>Whether the handsets +8613800000001 to +8613800000020 are there from the start: <c>PushPortal:DemoData</c>.</summary>
    [Derived]
    public bool DemoData { get; set; }

    /// <summary>The WAP gateway's HTTP proxy: <c>PushPortal:WapGateway:HttpEndpoint</c>, address and port.</summary>
    [Derived, Required]
    [RegularExpression(@"^[^\s:/]+:\d{1,5}$", ErrorMessage = "PushPortal:WapGateway:HttpEndpoint must be an address and a port")]
    public string WapGateway { get; set; } = "127.0.0.1:8090";

    internal const int DemoHandsets = 20;
}
