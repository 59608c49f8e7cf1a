using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>Adds sorted keys to the end of a run that is being written.</summary>
internal sealed class WriteBlocksOperation(long run, LookupKey[] keys, int count) : WriteOperation<bool>
{
    internal override void Execute(WriteSession session)
    {
        for (var at = 0; at < count; at += LookupBlock.Capacity)
        {
            var block = keys.AsSpan(at, Math.Min(LookupBlock.Capacity, count - at));
            session["INSERT INTO lookup_blocks(run, first_hash, first_id, entries) VALUES ($1, $2, $3, $4)"].Run(run, block[0].Hash, block[0].Id, LookupBlock.Write(block));
        }
    }
}
