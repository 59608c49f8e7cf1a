using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>Carries the lookup tables on to <paramref name="upTo"/>, in the order of their hashes, so that neighbouring keys share their pages.</summary>
internal sealed class IndexOperation(IReadOnlyList<(long Hash, long Id)> pushes, IReadOnlyList<(long Hash, long Id)> transactions, long upTo, RecentPushIds recent) : WriteOperation<bool>
{
    internal override void Execute(WriteSession session)
    {
        foreach (var (hash, id) in pushes)
        {
            session["INSERT OR IGNORE INTO push_keys(hash, push_id) VALUES ($1, $2)"].Run(hash, id);
        }

        foreach (var (hash, id) in transactions)
        {
            session["INSERT OR IGNORE INTO recipient_keys(hash, transaction_id) VALUES ($1, $2)"].Run(hash, id);
        }

        session["INSERT INTO store_settings(name, value) VALUES ($1, $2) ON CONFLICT DO UPDATE SET value = excluded.value"].Run(SettingRow.IndexedUpTo, upTo);
    }

    internal override void Committed()
    {
        recent.ForgetUpTo(upTo);
        base.Committed();
    }
}
