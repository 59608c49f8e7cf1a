namespace PushPortal.Infrastructure.Simulator;

/// <summary>What to change in a simulated handset; what is absent stays as it is.</summary>
public sealed record HandsetChange
{
    internal const int LongestReassemblySeconds = 7 * 24 * 60 * 60;

    /// <summary>Out of coverage: it does not answer paging.</summary>
    public bool? Absent { get; init; }

    /// <summary>Switched off: to the network it is absent as well.</summary>
    public bool? RadioOff { get; init; }

    /// <summary>It refuses every short message until this is cleared.</summary>
    public bool? MemoryFull { get; init; }

    /// <summary>Seconds that it keeps the segments of an incomplete message, 1 to 604800.</summary>
    public int? ReassemblySeconds { get; init; }

    /// <summary>Whether it loads services and fetches multimedia messages without its user.</summary>
    public bool? Automatic { get; init; }

    /// <summary>Where it posts what it tells the MMSC: an absolute http or https URL; empty when it has no settings for multimedia messages.</summary>
    public string? MmscUrl { get; init; }

    /// <summary>The IMSI of its SIM, from which the network's secret is made: 6 to 15 digits; empty for none.</summary>
    public string? Imsi { get; init; }

    /// <summary>A set of deviations by its name: <c>standard</c>, <c>early</c> or <c>strict</c>. The single deviations are added to it.</summary>
    public string? Profile { get; init; }

    /// <summary>
    /// Where it is less tolerant than the specifications: <c>ports-first</c>, <c>concatenation-first</c>, <c>plain-protocol-id</c>, <c>plain-data-coding</c>, <c>no-string-tables</c>,
    /// <c>numbered-types</c>, <c>named-application</c>. Replaces those that it has.
    /// </summary>
    public IReadOnlyList<string>? Deviations { get; init; }

    /// <summary>The deviations that are asked for; null when they stay as they are.</summary>
    internal HandsetDeviations? Asked => Profile is null && Deviations is null
        ? null
        : (Deviations ?? []).Aggregate(HandsetProfiles.Find(Profile ?? HandsetProfiles.Standard) ?? default, (all, word) => all | (HandsetProfiles.Parse(word) ?? default));

    /// <summary>The settings that cannot be used: JSON pointer and what is expected.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (ReassemblySeconds is < 1 or > LongestReassemblySeconds)
        {
            yield return new("/reassemblySeconds", $"must be from 1 to {LongestReassemblySeconds} seconds");
        }

        if (MmscUrl is { Length: > 0 } url && WebAddress.Of(url) is null)
        {
            yield return new("/mmscUrl", "must be an absolute http or https URL, or empty");
        }

        if (Imsi is { Length: > 0 } imsi && (imsi.Length is < 6 or > 15 || imsi.AsSpan().ContainsAnyExceptInRange('0', '9')))
        {
            yield return new("/imsi", "must be 6 to 15 digits, or empty");
        }

        if (Profile is { } profile && HandsetProfiles.Find(profile) is null)
        {
            yield return new("/profile", $"must be one of {string.Join(", ", HandsetProfiles.Names)}");
        }

        if (Deviations?.Any(word => HandsetProfiles.Parse(word) is null) == true)
        {
            yield return new("/deviations", $"must be of {string.Join(", ", HandsetProfiles.Words)}");
        }
    }
}
