using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Deletes pushes whose every recipient has come to an end, with all that belongs to them. Small batches, so that no accept waits for long.
/// Their keys in the lookups go when those are merged.</summary>
/// <param name="before">Pushes with smaller ids are old enough.</param>
/// <param name="after">Where the last batch ended.</param>
/// <param name="notTold">Pushes whose initiators are still to be told a result: they stay.</param>
/// <param name="since">So do pushes that have changed since <paramref name="notTold"/> was read.</param>
internal sealed class PurgeOperation(long after, long before, int limit, IReadOnlySet<long> notTold, DateTimeOffset since) : WriteOperation<(int Purged, long? Last)>
{
    internal override void Execute(WriteSession session)
    {
        var purged = 0;
        long? last = null;
        foreach (var (id, accountId, recipients, delivered, failed, ended) in Old(session))
        {
            last = id;
            if (ended && !notTold.Contains(id))
            {
                var end = id + (recipients * (long)IdSequence.Stride);
                if (failed > 0)
                {
                    CountFailuresBack(session, id, end);
                }

                Delete(session, id, end);
                session.Slices.Deleted(id, accountId, recipients, delivered, failed);
                purged++;
            }
        }

        Result = (purged, last);
    }

    private List<(long Id, long AccountId, int Recipients, int Delivered, int Failed, bool Ended)> Old(WriteSession session)
    {
        using var rows = session[
            "SELECT p.id, p.account_id, p.recipients, p.delivered, p.failed, CASE WHEN p.delivered + p.failed >= p.recipients AND NOT EXISTS " +
            "(SELECT 1 FROM transactions t WHERE t.id > p.id AND t.id <= p.id + p.recipients * $4 AND t.push_id = p.id AND (t.state = 0 OR t.updated_at >= $5)) THEN 1 ELSE 0 END " +
            "FROM pushes p WHERE p.id > $1 AND p.id < $2 ORDER BY p.id LIMIT $3"]
            .Read(after, before, limit, IdSequence.Stride, since.UtcTicks);
        var old = new List<(long, long, int, int, int, bool)>();
        while (rows.Read())
        {
            old.Add((rows.GetInt64(0), rows.GetInt64(1), rows.GetInt32(2), rows.GetInt32(3), rows.GetInt32(4), rows.GetBoolean(5)));
        }

        return old;
    }

    /// <summary>They may have ended long after the push came, in hours that are counted for longer than it is kept.</summary>
    private static void CountFailuresBack(WriteSession session, long id, long last)
    {
        using var rows = session[
            "SELECT account_id, updated_at, state, cause FROM transactions WHERE id > $1 AND id <= $2 AND push_id = $1 AND " + TransactionRow.IsFailed].Read(id, last);
        while (rows.Read())
        {
            session.Counts.Add(rows.GetInt64(0), Hours.Of(rows.Instant(1)), CountKind.Failure((TransactionState)rows.GetByte(2), (FailureCause)rows.GetByte(3)), -1);
        }
    }

    private static void Delete(WriteSession session, long id, long last)
    {
        session["DELETE FROM timeline WHERE transaction_id > $1 AND transaction_id <= $2 AND transaction_id IN (SELECT id FROM transactions WHERE id > $1 AND id <= $2 AND push_id = $1)"].Post(id, last);
        session["DELETE FROM notifications WHERE transaction_id > $1 AND transaction_id <= $2 AND push_id = $1"].Post(id, last);
        session["DELETE FROM transactions WHERE id > $1 AND id <= $2 AND push_id = $1"].Post(id, last);
        session["DELETE FROM pushes WHERE id = $1"].Post(id);
        session.Known.ForgetPushes();
    }
}
