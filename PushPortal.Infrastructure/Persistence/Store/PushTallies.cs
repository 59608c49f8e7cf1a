using System.Runtime.InteropServices;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>What a group of operations adds to the sums of pushes; written once a push, however many of its transactions came to their end.</summary>
internal sealed class PushTallies
{
    private const string ReadSql = "SELECT account_id, recipients, delivered, failed FROM pushes WHERE id = $1";
    private static readonly RowSql UpdateSql = new("UPDATE pushes SET delivered = $1, failed = $2 WHERE id = $3", "pushes", 3) { IsSure = true };

    private readonly Dictionary<long, (int Delivered, int Failed)> _tallies = [];

    internal void Add(long pushId, int delivered, int failed)
    {
        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, pushId, out _);
        tally = (tally.Delivered + delivered, tally.Failed + failed);
    }

    /// <summary>
    /// Writes them as what was read and what is added to it, which nobody but the holder of the lease changes, and moves the pushes within the sums of their slices. Reads first: what an update returns goes through a table of its own,
    /// which is made and thrown away each time and costs several times what both statements do.
    /// </summary>
    internal void Write(WriteSession session)
    {
        foreach (var (pushId, (delivered, failed)) in _tallies)
        {
            if ((session.Known.Push(pushId) ?? Read(session, pushId)) is not { } before)
            {
                continue;
            }

            var (ended, lost) = (before.Delivered + delivered, before.Failed + failed);
            session[UpdateSql].Post(ended, lost, pushId);
            session.Slices.Moved(pushId, before.AccountId, before.Recipients, (before.Delivered, before.Failed), (ended, lost));
        }
    }

    private static PushSums? Read(WriteSession session, long pushId)
    {
        using var push = session[ReadSql].Read(pushId);
        return push.Read() ? new PushSums(push.GetInt64(0), push.GetInt32(1), push.GetInt32(2), push.GetInt32(3)) : null;
    }

    internal void Clear() => _tallies.Clear();
}
