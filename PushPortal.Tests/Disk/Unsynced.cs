namespace PushPortal.Tests.Disk;

/// <summary>A write, or a cut of a file's end, that need not be on the platter yet.</summary>
/// <param name="At">The offset of what it replaced.</param>
/// <param name="Old">What was there; zeros beyond the end.</param>
/// <param name="OldSize">The file's size before it.</param>
/// <param name="CutsTo">The new size of a file that was cut; null for a write.</param>
/// <param name="IsForsaken">A sync failed after it. The system then takes its pages for clean, so that no later sync writes them, unless they are written to again.</param>
internal sealed record Unsynced(long At, byte[] Old, long OldSize, long? CutsTo = null, bool IsForsaken = false)
{
    /// <summary>What a disk writes whole or not at all, in octets.</summary>
    internal const int Sector = 512;

    /// <summary>What the system writes back at a time, in octets.</summary>
    private const int Page = 4096;

    internal IEnumerable<long> Pages
    {
        get
        {
            for (var page = At / Page; page * Page < At + Old.Length; page++)
            {
                yield return page;
            }
        }
    }

    /// <summary>The parts in the sectors that it touches.</summary>
    internal IEnumerable<Unsynced> BySector() => Parts(Sector);

    /// <summary>The parts that lie in none of these pages.</summary>
    internal IEnumerable<Unsynced> Outside(HashSet<long> pages) => Parts(Page).Where(part => !pages.Contains(part.At / Page));

    private IEnumerable<Unsynced> Parts(int unit)
    {
        for (var at = At; at < At + Old.Length;)
        {
            var end = Math.Min(At + Old.Length, ((at / unit) + 1) * unit);
            yield return this with { At = at, Old = Old[(int)(at - At)..(int)(end - At)] };
            at = end;
        }
    }
}
