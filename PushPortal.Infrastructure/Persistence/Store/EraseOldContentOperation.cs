using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>
/// Erases the contents of pushes that have ended, and keeps in mind those that have not. A read connection has found them; whether they have ended is asked again here,
/// where nothing can change meanwhile. Small batches, so that no accept waits for long.
/// </summary>
/// <param name="pushes">Ids.</param>
/// <param name="upTo">All pushes up to this id have been looked at; null for those that were kept in mind before.</param>
/// <param name="account">All of this account, which has a time of its own; null: all of those that have none.</param>
internal sealed class EraseOldContentOperation(IReadOnlyList<long> pushes, long? upTo, DateTimeOffset now, long? account = null) : WriteOperation<int>
{
    /// <summary>Comes to how many were erased.</summary>
    internal override void Execute(WriteSession session)
    {
        Result = 0;
        foreach (var id in pushes)
        {
            var waits = Find(session, id) is { IsEnded: var isEnded, Recipients: var recipients } && !Erase(session, id, recipients, isEnded);
            if (waits && upTo is not null)
            {
                session["INSERT INTO kept_contents(push_id) VALUES ($1) ON CONFLICT (push_id) DO NOTHING"].Post(id);
            }
            else if (!waits && upTo is null)
            {
                session["DELETE FROM kept_contents WHERE push_id = $1"].Post(id);
            }
        }

        if (upTo is { } mark && account is { } own)
        {
            session["UPDATE accounts SET content_erased_up_to = $1 WHERE id = $2"].Post(mark, own);
        }
        else if (upTo is { } value)
        {
            session["INSERT INTO store_settings(name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"].Post(SettingRow.ContentErasedUpTo, value);
        }
    }

    private bool Erase(WriteSession session, long id, int recipients, bool isEnded)
    {
        if (isEnded)
        {
            ContentErasing.Erase(session, id, recipients, new ContentErasure(now));
            Result++;
        }

        return isEnded;
    }

    /// <summary>Null when there is no such push any more, or its content was erased on demand.</summary>
    private static (int Recipients, bool IsEnded)? Find(WriteSession session, long id)
    {
        using var rows = session["SELECT p.recipients, " + ContentErasing.IsEnded + " FROM pushes p WHERE p.id = $1 AND p.erased_at IS NULL"].Read(id, IdSequence.Stride);
        return rows.Read() ? (rows.GetInt32(0), rows.GetBoolean(1)) : null;
    }
}
