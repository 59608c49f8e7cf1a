using PushPortal.Domain.Identifiers;

namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>
/// Which runs of push-ids have a filter: those of the duplicate window, the newest first, as far as the budget goes. The others are asked on disk.
/// Used by whoever writes runs, one at a time.
/// </summary>
/// <param name="budget">Octets of all filters together.</param>
internal sealed class DuplicateFilters(long budget, TimeSpan duplicateWindow, TimeProvider clock)
{
    /// <summary>Bits a key: there are many small runs, and each errs on its own.</summary>
    private const int BitsOfSmallRuns = 16;
    private const int BitsOfLargeRuns = 12;
    private const int FewestBits = 8;
    private const int LargeRun = 1_000_000;

    /// <summary>A quarter is kept for new runs, or a large filter would be taken away for each of them, and be made again.</summary>
    private long BudgetOfOldRuns => budget / 4 * 3;

    /// <summary>An account's push-id may not be used again within it.</summary>
    internal TimeSpan DuplicateWindow => duplicateWindow;

    /// <summary>A filter for a new run: older runs give theirs up for it when the budget is used up.</summary>
    internal SplitBlockFilter? Make(LookupManifest manifest, LookupKind kind, long keys) =>
        kind == LookupKind.PushId ? Make(manifest, keys, budget, long.MaxValue) : null;

    /// <summary>A filter for a run that others are merged into, if there is room beside theirs.</summary>
    internal SplitBlockFilter? MakeBeside(LookupManifest manifest, LookupKind kind, long keys) =>
        kind == LookupKind.PushId ? Make(manifest, keys, BudgetOfOldRuns, long.MinValue) : null;

    /// <summary>Makes what filters are missing, and takes those away whose runs have left the duplicate window.</summary>
    /// <param name="read">Goes through the keys of a run.</param>
    internal void Complete(LookupManifest manifest, Func<LookupRun, IEnumerable<LookupKey>> read)
    {
        var oldest = IdSequence.Floor(clock.GetUtcNow() - duplicateWindow);
        foreach (var run in manifest.Runs.Where(run => run.Kind == LookupKind.PushId).Reverse())
        {
            if (run.LastId < oldest)
            {
                run.Filter = null;
            }
            else if (run.Filter is null && Make(manifest, run.Keys, BudgetOfOldRuns, run.LastId) is { } filter)
            {
                foreach (var key in read(run))
                {
                    filter.Add(key.Hash);
                }

                run.Filter = filter;
            }
        }
    }

    private static SplitBlockFilter? Make(LookupManifest manifest, long keys, long limit, long newerThan)
    {
        var wanted = keys * (keys < LargeRun ? BitsOfSmallRuns : BitsOfLargeRuns) / 8;
        var room = limit - manifest.Runs.Sum(run => run.Filter?.Octets ?? 0);
        var older = manifest.Runs.Where(run => run.LastId < newerThan && run.Filter is not null).ToList();
        if (room + older.Sum(run => run.Filter!.Octets) < Math.Max(keys * FewestBits / 8, SplitBlockFilter.SmallestOctets))
        {
            return null;
        }

        for (var at = 0; at < older.Count && room < wanted; at++)
        {
            room += older[at].Filter!.Octets;
            older[at].Filter = null;
        }

        return new SplitBlockFilter(Math.Min(Math.Max(wanted, SplitBlockFilter.SmallestOctets), room));
    }
}
