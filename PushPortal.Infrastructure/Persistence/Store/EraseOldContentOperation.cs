using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Erases the contents of pushes that have ended. Small batches, so that no accept waits for long.</summary>
/// <param name="after">Where the last batch ended.</param>
/// <param name="before">Pushes with smaller ids are old enough.</param>
/// <param name="limit">As many are looked at, whether they have their content or not.</param>
internal sealed class EraseOldContentOperation(long after, long before, int limit, DateTimeOffset now) : WriteOperation<(int Erased, long? Waiting, long? Last)>
{
    /// <summary>Comes to how many were erased, the first that has not ended, and the last that was looked at; null when there was none.</summary>
    internal override void Execute(WriteSession session)
    {
        var (erased, waiting, last) = (0, (long?)null, (long?)null);
        foreach (var (id, recipients, isEnded, isErased) in Old(session))
        {
            last = id;
            if (isErased)
            {
                continue;
            }

            if (isEnded)
            {
                ContentErasing.Erase(session, id, recipients, new ContentErasure(now));
                erased++;
            }
            else
            {
                waiting ??= id;
            }
        }

        Result = (erased, waiting, last);
    }

    private List<(long Id, int Recipients, bool IsEnded, bool IsErased)> Old(WriteSession session)
    {
        using var rows = session["SELECT p.id, p.recipients, " + ContentErasing.IsEnded + ", p.erased_at FROM pushes p WHERE p.id > $1 AND p.id < $3 ORDER BY p.id LIMIT $4"]
            .Read(after, IdSequence.Stride, before, limit);
        var old = new List<(long, int, bool, bool)>();
        while (rows.Read())
        {
            old.Add((rows.GetInt64(0), rows.GetInt32(1), rows.GetBoolean(2), !rows.IsDBNull(3)));
        }

        return old;
    }
}
