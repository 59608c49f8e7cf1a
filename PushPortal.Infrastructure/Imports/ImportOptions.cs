using System.ComponentModel.DataAnnotations;

namespace PushPortal.Infrastructure.Imports;

/// <summary>Section <c>PushPortal:Imports</c>: the limits of importing pushes from files.</summary>
public sealed class ImportOptions
{
    public const string Section = "PushPortal:Imports";

    /// <summary>Largest file, in octets. 1,024 to 1 GiB.</summary>
    [Range(1_024L, 1_073_741_824L)]
    public long MostOctets { get; set; } = 64L * 1024 * 1024;

    /// <summary>Most rows of one file. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MostRows { get; set; } = 200_000;

    /// <summary>Imports of one account that have not ended. 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MostOpen { get; set; } = 20;

    /// <summary>Octets of files of one account that are kept, a small file counted as 64 KiB. 65,536 to 1 TiB.</summary>
    [Range(65_536L, 1L << 40)]
    public long MostKeptOctets { get; set; } = 1L << 30;

    /// <summary>Rows a second when none are named. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int DefaultRate { get; set; } = 200;

    /// <summary>The highest rate that may be named, rows a second. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int HighestRate { get; set; } = 5_000;

    /// <summary>How long the file of an import and what came of its rows are kept, from when it was brought; while it is being checked, runs or is paused it stays. 1 h to 10 years.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);
}
