namespace PushPortal.Domain.Smsc;

/// <summary>The SMSC's settings that are the same for all links.</summary>
public sealed record SmscPolicy
{
    /// <summary>
    /// How long handsets are assumed to wait for missing segments. Within it a reference is not used again towards a handset, unless its group was delivered,
    /// and a group that failed is carried on instead of being sent anew.
    /// </summary>
    public TimeSpan ReassemblyTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether concatenation references have 16 bits.</summary>
    public bool WideReferences { get; init; }

    /// <summary>In one handset's queue, a group of the next higher priority goes first while the lower one has waited no longer than this.</summary>
    public TimeSpan HandsetPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>In a link's line: after so many segments of higher priority, one waiting group of medium priority goes before them.</summary>
    public int MediumPatience { get; init; } = 16;

    /// <summary>The same for low priority.</summary>
    public int LowPatience { get; init; } = 64;

    /// <summary>How many references there are before they repeat.</summary>
    internal int References => WideReferences ? 1 << 16 : 1 << 8;
}
