using System.Runtime.InteropServices;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>What a group of operations adds to the sums of pushes; written once a push, however many of its transactions came to their end.</summary>
internal sealed class PushTallies
{
    private readonly Dictionary<long, (int Delivered, int Failed)> _tallies = [];

    internal void Add(long pushId, int delivered, int failed)
    {
        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, pushId, out _);
        tally = (tally.Delivered + delivered, tally.Failed + failed);
    }

    /// <summary>Writes them, and moves the pushes within the sums of their slices.</summary>
    internal void Write(WriteSession session)
    {
        var update = session["UPDATE pushes SET delivered = delivered + $1, failed = failed + $2 WHERE id = $3 RETURNING account_id, recipients, delivered, failed"];
        foreach (var (pushId, (delivered, failed)) in _tallies)
        {
            using var push = update.Read(delivered, failed, pushId);
            if (push.Read())
            {
                var (ended, lost) = (push.GetInt32(2), push.GetInt32(3));
                session.Slices.Moved(pushId, push.GetInt64(0), push.GetInt32(1), (ended - delivered, lost - failed), (ended, lost));
            }
        }
    }

    internal void Clear() => _tallies.Clear();
}
