namespace PushPortal.Domain.Imports;

/// <summary>The limits of imports.</summary>
public sealed record ImportPolicy
{
    /// <summary>What a file counts for at least: it has a row and a place in the folder.</summary>
    public const int LeastOctets = 64 * 1024;

    /// <summary>Largest file, in octets.</summary>
    public long MostOctets { get; init; } = 64L * 1024 * 1024;

    /// <summary>Most rows of one file; about 100 octets of memory each while it is checked.</summary>
    public int MostRows { get; init; } = 200_000;

    /// <summary>Imports of one account that have not ended.</summary>
    public int MostOpen { get; init; } = 20;

    /// <summary>Octets of files of one account that are kept, of imports that have ended too; a small file counts as <see cref="LeastOctets"/>.</summary>
    public long MostKeptOctets { get; init; } = 1L << 30;

    /// <summary>With less space beside the database no file is taken; 0 for any.</summary>
    public long LeastFreeOctets { get; init; }

    /// <summary>Rows a second when none are named.</summary>
    public int DefaultRate { get; init; } = 200;

    /// <summary>The highest rate that may be named.</summary>
    public int HighestRate { get; init; } = 5_000;

    /// <summary>Whether an account that has this much may bring a file of so many octets.</summary>
    public bool Takes(long octets, ImportShare share)
    {
        ArgumentNullException.ThrowIfNull(share);
        return share.Open < MostOpen && Math.Max(octets, LeastOctets) <= MostKeptOctets - share.Octets;
    }
}
