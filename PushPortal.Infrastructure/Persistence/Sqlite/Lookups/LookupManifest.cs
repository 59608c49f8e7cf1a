namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>The runs that are asked, at one instant.</summary>
/// <param name="Runs">From old to new.</param>
/// <param name="IndexedUpTo">They have every key of a row up to this id; those of newer rows are in memory.</param>
internal sealed record LookupManifest(IReadOnlyList<LookupRun> Runs, long IndexedUpTo)
{
    internal LookupManifest With(IReadOnlyList<LookupRun> added, IReadOnlyList<LookupRun> removed, long indexedUpTo) =>
        new([.. Runs.Except(removed).Concat(added).OrderBy(run => run.LastId).ThenBy(run => run.Id)], indexedUpTo);
}
