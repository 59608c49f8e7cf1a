using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>Writes a run in small operations, so that no accept waits for long. It is asked only when it has been published.</summary>
/// <param name="filter">Gets every key; null when there is no room for one.</param>
internal sealed class RunBuilder(StoreWriter writer, long id, LookupKind kind, int level, SplitBlockFilter? filter)
{
    private const int Blocks = 64;

    private readonly LookupKey[] _keys = new LookupKey[Blocks * LookupBlock.Capacity];
    private int _count;
    private long _written;
    private long _firstId = long.MaxValue;
    private long _lastId = long.MinValue;

    /// <summary>Writes and publishes runs of what was in none so far.</summary>
    /// <param name="upTo">There are no further keys of rows up to this id.</param>
    internal static async Task WriteAsync(StoreWriter writer, LookupTables lookups, IEnumerable<(LookupKind Kind, List<LookupKey> Keys)> settled, long upTo)
    {
        var runs = new List<LookupRun>();
        foreach (var (kind, keys) in settled)
        {
            if (keys.Count > 0)
            {
                runs.Add(await WriteAsync(writer, lookups, kind, keys));
            }
        }

        await writer.RunAsync(new PublishRunsOperation(lookups, runs, [], upTo));
    }

    private static async Task<LookupRun> WriteAsync(StoreWriter writer, LookupTables lookups, LookupKind kind, List<LookupKey> keys)
    {
        keys.Sort();
        var builder = new RunBuilder(writer, lookups.NextRun(), kind, level: 0, lookups.Filters.Make(lookups.Manifest, kind, keys.Count));
        await builder.StartAsync();
        foreach (var key in keys)
        {
            if (builder.Add(key))
            {
                await builder.FlushAsync();
            }
        }

        return (await builder.FinishAsync())!;
    }

    internal Task StartAsync() => writer.RunAsync(new StartRunOperation(id, kind, level));

    /// <summary>Takes the next key in order. Answers whether it is time to flush.</summary>
    internal bool Add(LookupKey key)
    {
        _keys[_count++] = key;
        _firstId = Math.Min(_firstId, key.Id);
        _lastId = Math.Max(_lastId, key.Id);
        filter?.Add(key.Hash);
        return _count == _keys.Length;
    }

    internal async Task FlushAsync()
    {
        await writer.RunAsync(new WriteBlocksOperation(id, _keys, _count));
        _written += _count;
        _count = 0;
    }

    /// <summary>The run, complete but not published; null when it has no keys.</summary>
    internal async Task<LookupRun?> FinishAsync()
    {
        if (_count > 0)
        {
            await FlushAsync();
        }

        return _written == 0 ? null : new LookupRun(id, kind, level, _firstId, _lastId, _written) { Filter = filter };
    }
}
