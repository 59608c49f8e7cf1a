using Microsoft.Extensions.Logging;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>
/// Writes the lookups behind the message path: every few seconds a sorted run of what has settled, and now and then one of several runs. Meanwhile the keys are in memory, so
/// nothing is hidden.
/// </summary>
internal sealed partial class LookupIndexer : KeyUpkeep
{
    /// <summary>Rows younger than this are left alone: one with a smaller id may still be on its way to the store.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    private readonly PushStore _store;
    private readonly LookupTables _lookups;
    private readonly ILogger<LookupIndexer> _logger;
    private readonly RunMerger _merger;
    private DateTimeOffset _nextRun = DateTimeOffset.MinValue;
    private CancellationToken _stopping;

    public LookupIndexer(PushStore store, LookupTables lookups, TimeProvider clock, ILogger<LookupIndexer> logger)
        : base(TimeSpan.FromSeconds(10), clock)
    {
        (_store, _lookups, _logger) = (store, lookups, logger);
        _merger = new RunMerger(store, lookups, CarryOnAsync);
    }

    /// <summary>One round: what has settled is written, what is enough is merged, what is gone is deleted, what has no filter gets one.</summary>
    internal override async Task KeepAsync(CancellationToken stopping)
    {
        _stopping = stopping;
        await _merger.DeleteDroppedAsync(unfinished: true);
        await WriteSettledAsync();
        await _merger.DropOldAsync();
        await _merger.MergeAsync(int.MaxValue);
        await _merger.DeleteDroppedAsync(unfinished: false);
        _lookups.Filters.Complete(_lookups.Manifest, Read);
    }

    /// <summary>Between the batches of a merge: a large one may take minutes, and neither new keys nor smaller merges wait for it.</summary>
    private async Task CarryOnAsync(int level)
    {
        _stopping.ThrowIfCancellationRequested();
        if (Clock.GetUtcNow() >= _nextRun)
        {
            await WriteSettledAsync();
            await _merger.MergeAsync(level);
        }
    }

    private async Task WriteSettledAsync()
    {
        var now = Clock.GetUtcNow();
        _nextRun = now + Interval;
        var (from, horizon) = (_lookups.Manifest.IndexedUpTo, IdSequence.Floor(now - Settling) - 1);
        var settled = Enum.GetValues<LookupKind>().Select(kind => (Kind: kind, Keys: _lookups.Recent(kind).Between(from, horizon))).Where(found => found.Keys.Count > 0).ToList();
        if (settled.Count > 0)
        {
            await RunBuilder.WriteAsync(_store.Writer, _lookups, settled, settled.Max(found => found.Keys.Max(key => key.Id)));
        }
    }

    private IEnumerable<LookupKey> Read(LookupRun run)
    {
        using var connection = _store.Database.Open();
        using var cursor = new RunCursor(connection, run.Id);
        while (cursor.MoveNext())
        {
            _stopping.ThrowIfCancellationRequested();
            yield return cursor.Current;
        }
    }

    [LoggerMessage(LogLevel.Error, "The lookups could not be carried on; newer keys are held in memory until it works again")]
    protected override partial void LogFailed(Exception failure);
}
