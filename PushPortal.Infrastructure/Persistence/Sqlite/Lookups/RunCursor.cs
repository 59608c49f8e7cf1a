using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>Goes through the keys of a run. Some blocks are read at a time, so that no reader is open for long: the log of the database could not be taken back meanwhile.</summary>
internal sealed class RunCursor(StoreConnection connection, long run) : IDisposable
{
    private const int BlocksAtATime = 32;

    private readonly Statement _statement = connection.Prepare($"{RunReading.ForwardsSql} LIMIT {BlocksAtATime}");
    private readonly Queue<byte[]> _blocks = new(BlocksAtATime);
    private byte[] _entries = [];
    private LookupKey _lastStart = new(long.MinValue, long.MinValue);
    private int _at = -1;

    internal LookupKey Current { get; private set; }

    internal bool MoveNext()
    {
        if (++_at == LookupBlock.Count(_entries))
        {
            if (_blocks.Count == 0)
            {
                ReadBlocks();
            }

            if (!_blocks.TryDequeue(out var next))
            {
                return false;
            }

            (_entries, _at) = (next, 0);
        }

        Current = LookupBlock.Read(_entries, _at);
        return true;
    }

    public void Dispose() => _statement.Dispose();

    private void ReadBlocks()
    {
        using var rows = _statement.Read(run, _lastStart.Hash, _lastStart.Id);
        while (rows.Read())
        {
            var block = rows.GetOctets(0);
            _blocks.Enqueue(block);
            _lastStart = LookupBlock.Read(block, 0);
        }
    }
}
