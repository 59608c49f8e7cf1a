using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>Notes that a run is being written, so that a start finds what a crash has left of it.</summary>
internal sealed class StartRunOperation(long run, LookupKind kind, int level) : WriteOperation<bool>
{
    internal override void Execute(WriteSession session) =>
        session["INSERT INTO lookup_runs(id, kind, level, first_id, last_id, keys, state) VALUES ($1, $2, $3, 0, 0, 0, $4)"]
            .Run(run, (byte)kind, level, (byte)LookupRunState.Unfinished);
}
