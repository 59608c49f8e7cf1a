using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>Keeps the runs few: eight of a level become one of the next, without the keys of rows that are gone. A key is so written again each time that there are eight times as many.</summary>
/// <param name="meanwhile">What is due goes on between the batches of a long merge; it is given the level that is being merged.</param>
internal sealed class RunMerger(PushStore store, LookupTables lookups, Func<int, Task> meanwhile)
{
    /// <summary>Runs of one level that are merged.</summary>
    internal const int FanIn = 8;

    /// <summary>Merges what there are enough of, in levels below <paramref name="below"/>.</summary>
    internal async Task MergeAsync(int below)
    {
        while (Enough(below) is { } runs)
        {
            await MergeAsync(runs);
        }
    }

    /// <summary>Drops the runs whose last row is gone.</summary>
    internal async Task DropOldAsync()
    {
        var oldest = OldestPush();
        var manifest = lookups.Manifest;
        var gone = manifest.Runs.Where(run => run.LastId < oldest && run.LastId <= manifest.IndexedUpTo).ToList();
        if (gone.Count > 0)
        {
            await store.Writer.RunAsync(new PublishRunsOperation(lookups, [], gone, manifest.IndexedUpTo));
        }
    }

    /// <summary>Deletes the blocks of runs that are asked no more.</summary>
    /// <param name="unfinished">Also of those that were never completed: nothing is being written now.</param>
    internal async Task DeleteDroppedAsync(bool unfinished)
    {
        foreach (var run in Dropped(unfinished))
        {
            while (!await store.Writer.RunAsync(new DropRunOperation(run)))
            {
            }
        }
    }

    private List<LookupRun>? Enough(int below) => lookups.Manifest.Runs
        .Where(run => run.Level < below)
        .GroupBy(run => (run.Level, run.Kind))
        .Where(level => level.Count() >= FanIn)
        .MinBy(level => level.Key)?
        .Take(FanIn)
        .ToList();

    private async Task MergeAsync(List<LookupRun> runs)
    {
        var level = runs[0].Level;
        var filter = lookups.Filters.MakeBeside(lookups.Manifest, runs[0].Kind, runs.Sum(run => run.Keys));
        var builder = new RunBuilder(store.Writer, lookups.NextRun(), runs[0].Kind, level + 1, filter);
        await builder.StartAsync();
        using (var connection = store.Database.Open())
        {
            await MergeAsync(connection, runs, builder, level);
        }

        LookupRun[] merged = await builder.FinishAsync() is { } run ? [run] : [];
        await store.Writer.RunAsync(new PublishRunsOperation(lookups, merged, runs, lookups.Manifest.IndexedUpTo));
        await DeleteDroppedAsync(unfinished: false);
    }

    private async Task MergeAsync(StoreConnection connection, List<LookupRun> runs, RunBuilder builder, int level)
    {
        var oldest = OldestPush();
        var cursors = runs.ConvertAll(run => new RunCursor(connection, run.Id));
        var open = cursors.FindAll(cursor => cursor.MoveNext());
        while (open.Count > 0)
        {
            var first = open[0];
            for (var at = 1; at < open.Count; at++)
            {
                if (open[at].Current.CompareTo(first.Current) < 0)
                {
                    first = open[at];
                }
            }

            if (first.Current.Id >= oldest && builder.Add(first.Current))
            {
                await builder.FlushAsync();
                await meanwhile(level);
            }

            if (!first.MoveNext())
            {
                open.Remove(first);
            }
        }

        cursors.ForEach(cursor => cursor.Dispose());
    }

    /// <summary>Keys of smaller ids name rows that are gone.</summary>
    private long OldestPush()
    {
        using var connection = store.Database.Open();
        using var statement = connection.Prepare("SELECT min(id) FROM pushes");
        return statement.Number() ?? long.MaxValue;
    }

    private List<long> Dropped(bool unfinished)
    {
        using var connection = store.Database.Open();
        using var statement = connection.Prepare("SELECT id FROM lookup_runs WHERE state = $1 OR state = $2 ORDER BY id");
        using var rows = statement.Read((byte)LookupRunState.Dropped, (byte)(unfinished ? LookupRunState.Unfinished : LookupRunState.Dropped));
        var runs = new List<long>();
        while (rows.Read())
        {
            runs.Add(rows.GetInt64(0));
        }

        return runs;
    }
}
