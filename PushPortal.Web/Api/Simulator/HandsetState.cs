using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Web.Api.Simulator;

/// <summary>A simulated handset as the API shows it.</summary>
public sealed record HandsetState
{
    /// <summary>Its number, E.164 with the plus sign.</summary>
    public required string Msisdn { get; init; }

    /// <summary>Switched off or out of coverage.</summary>
    public required bool Absent { get; init; }

    /// <summary>It refuses every short message.</summary>
    public required bool MemoryFull { get; init; }

    /// <summary>Seconds that it keeps the segments of an incomplete message.</summary>
    public required int ReassemblySeconds { get; init; }

    /// <summary>Its source address at the WAP gateway.</summary>
    public required string Address { get; init; }

    /// <summary>Messages in its inbox.</summary>
    public required int Messages { get; init; }

    internal static HandsetState Of(SimulatedHandset handset) => new()
    {
        Msisdn = handset.Msisdn,
        Absent = handset.Absent,
        MemoryFull = handset.MemoryFull,
        ReassemblySeconds = handset.ReassemblySeconds,
        Address = handset.Address.ToString(),
        Messages = handset.Messages,
    };
}
