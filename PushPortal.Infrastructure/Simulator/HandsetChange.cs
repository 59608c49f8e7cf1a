namespace PushPortal.Infrastructure.Simulator;

/// <summary>What to change in a simulated handset; what is absent stays as it is.</summary>
public sealed record HandsetChange
{
    internal const int LongestReassemblySeconds = 7 * 24 * 60 * 60;

    /// <summary>Switched off or out of coverage: it does not answer paging.</summary>
    public bool? Absent { get; init; }

    /// <summary>It refuses every short message until this is cleared.</summary>
    public bool? MemoryFull { get; init; }

    /// <summary>Seconds that it keeps the segments of an incomplete message, 1 to 604800.</summary>
    public int? ReassemblySeconds { get; init; }

    /// <summary>The settings that cannot be used: JSON pointer and what is expected.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (ReassemblySeconds is < 1 or > LongestReassemblySeconds)
        {
            yield return new("/reassemblySeconds", $"must be from 1 to {LongestReassemblySeconds} seconds");
        }
    }
}
