using System.Globalization;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>Makes the partitions of the keys for today and the days after it. Keys of such a day that stand with the rest, because the clock was set or no gateway ran, move there.</summary>
internal sealed class PrepareKeyDaysOperation(DateTimeOffset now) : WriteOperation<bool>
{
    private const int Days = 3;

    internal override void Execute(WriteSession session)
    {
        for (var at = 0; at < Days; at++)
        {
            Prepare(session, new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(at));
        }
    }

    private static void Prepare(WriteSession session, DateTimeOffset day)
    {
        var table = string.Create(CultureInfo.InvariantCulture, $"{KeyDays.Prefix}{day:yyyyMMdd}");
        if (session["SELECT 1 WHERE to_regclass($1) IS NOT NULL"].Number(table) is not null)
        {
            return;
        }

        var (first, end) = (IdSequence.Floor(day), IdSequence.Floor(day.AddDays(1)));
        session.Execute($"CREATE TABLE {table} (LIKE lookup_keys INCLUDING ALL)");
        session.Execute(string.Create(
            CultureInfo.InvariantCulture,
            $"WITH moved AS (DELETE FROM lookup_keys_rest WHERE id >= {first} AND id < {end} RETURNING kind, hash, id) INSERT INTO {table}(kind, hash, id) SELECT kind, hash, id FROM moved"));
        session.Execute(string.Create(CultureInfo.InvariantCulture, $"ALTER TABLE lookup_keys ATTACH PARTITION {table} FOR VALUES FROM ({first}) TO ({end})"));
    }
}
