using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>What the store asks its database for before it takes work.</summary>
internal static class StoreStartUp
{
    /// <summary>The largest id that may be in use, be it a submission's or a line of history's: the clock may have been set back since.</summary>
    internal static long LastId(StoreDatabase database)
    {
        using var connection = database.Open();
        return Setting(connection, SettingRow.LastId);
    }

    /// <summary>For whom notifications wait; goes once through the index of what waits.</summary>
    internal static void LoadWaiting(StoreDatabase database, NotificationNews news)
    {
        using var connection = database.Open();
        using var targets = connection.Prepare(NotificationSql.TargetsSql);
        using var rows = targets.Read();
        while (rows.Read())
        {
            news.Add(rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2));
        }

        news.Publish();
    }

    /// <summary>Where the slices of the pushes begin: one row in about <see cref="PushSliceRow.Pushes"/> pushes.</summary>
    internal static PushSlices LoadSlices(StoreDatabase database)
    {
        using var connection = database.Open();
        using var last = connection.Prepare("SELECT max(id) FROM transactions");
        var lastId = last.Number() ?? 0;
        using var slices = connection.Prepare("SELECT first_id, pending + delivered + failed + partly FROM push_slices WHERE account_id = $1 ORDER BY first_id");
        using var rows = slices.Read(PushSliceRow.AllAccounts);
        var firsts = new List<long>();
        var inLast = 0;
        while (rows.Read())
        {
            firsts.Add(rows.GetInt64(0));
            inLast = rows.GetInt32(1);
        }

        return new PushSlices(firsts, inLast, lastId);
    }

    internal static long Setting(StoreConnection connection, string name)
    {
        using var value = connection.Prepare("SELECT value FROM store_settings WHERE name = $1");
        return value.Number(name) ?? 0;
    }
}
