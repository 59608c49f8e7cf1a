using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Web.Api.Simulator;

/// <summary>A simulated handset as the API shows it.</summary>
public sealed record HandsetState
{
    /// <summary>Its number, E.164 with the plus sign.</summary>
    public required string Msisdn { get; init; }

    /// <summary>Out of coverage.</summary>
    public required bool Absent { get; init; }

    /// <summary>Switched off.</summary>
    public required bool RadioOff { get; init; }

    /// <summary>It refuses every short message.</summary>
    public required bool MemoryFull { get; init; }

    /// <summary>Seconds that it keeps the segments of an incomplete message.</summary>
    public required int ReassemblySeconds { get; init; }

    /// <summary>Whether it loads services and fetches multimedia messages without its user.</summary>
    public required bool Automatic { get; init; }

    /// <summary>Where it posts what it tells the MMSC; null when it has no settings for multimedia messages.</summary>
    public required string? MmscUrl { get; init; }

    /// <summary>The IMSI of its SIM; null when it was given none.</summary>
    public required string? Imsi { get; init; }

    /// <summary>The set of deviations that it has; null when none of that name has just those.</summary>
    public required string? Profile { get; init; }

    /// <summary>Where it is less tolerant than the specifications.</summary>
    public required IReadOnlyList<string> Deviations { get; init; }

    /// <summary>Its source address at the WAP gateway.</summary>
    public required string Address { get; init; }

    /// <summary>Messages in its inbox.</summary>
    public required int Messages { get; init; }

    internal static HandsetState Of(SimulatedHandset handset) => new()
    {
        Msisdn = handset.Msisdn,
        Absent = handset.Absent,
        RadioOff = handset.RadioOff,
        MemoryFull = handset.MemoryFull,
        ReassemblySeconds = handset.ReassemblySeconds,
        Automatic = handset.Automatic,
        MmscUrl = handset.MmscUrl,
        Imsi = handset.Imsi,
        Profile = HandsetProfiles.NameOf(handset.Deviations),
        Deviations = HandsetProfiles.WordsOf(handset.Deviations),
        Address = handset.Address.ToString(),
        Messages = handset.Messages,
    };
}
