namespace PushPortal.Domain.Imports;

/// <summary>The limits of imports.</summary>
public sealed record ImportPolicy
{
    /// <summary>Largest file, in octets.</summary>
    public long MostOctets { get; init; } = 64L * 1024 * 1024;

    /// <summary>Most rows of one file; about 100 octets of memory each while it is checked.</summary>
    public int MostRows { get; init; } = 200_000;

    /// <summary>Rows a second when none are named.</summary>
    public int DefaultRate { get; init; } = 200;

    /// <summary>The highest rate that may be named.</summary>
    public int HighestRate { get; init; } = 5_000;
}
