using System.Globalization;
using PushPortal.Domain.Identifiers;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>The table of the keys and its partitions. Entity Framework knows neither.</summary>
internal static class KeyDays
{
    /// <summary>Of the name of a day's partition, which goes on with the day.</summary>
    internal const string Prefix = "lookup_keys_";

    /// <summary>The key leads with the kind and the hash; the id is in it for the partitions, and answers by itself.</summary>
    internal const string Table =
        """
        CREATE TABLE lookup_keys (kind smallint NOT NULL, hash bigint NOT NULL, id bigint NOT NULL, PRIMARY KEY (kind, hash, id)) PARTITION BY RANGE (id);
        CREATE TABLE lookup_keys_rest PARTITION OF lookup_keys DEFAULT;
        """;

    /// <summary>The name of a day's partition.</summary>
    internal static string NameOf(DateTimeOffset day) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{day:yyyyMMdd}");

    /// <summary>Makes the partition of a day. Keys of it that stand with the rest move there.</summary>
    /// <param name="day">Its first instant, in UTC.</param>
    internal static IEnumerable<string> NewDay(DateTimeOffset day)
    {
        var (table, first, end) = (NameOf(day), IdSequence.Floor(day), IdSequence.Floor(day.AddDays(1)));
        return
        [
            $"CREATE TABLE {table} (LIKE lookup_keys INCLUDING ALL)",
            string.Create(
                CultureInfo.InvariantCulture,
                $"WITH moved AS (DELETE FROM lookup_keys_rest WHERE id >= {first} AND id < {end} RETURNING kind, hash, id) INSERT INTO {table}(kind, hash, id) SELECT kind, hash, id FROM moved"),
            string.Create(CultureInfo.InvariantCulture, $"ALTER TABLE lookup_keys ATTACH PARTITION {table} FOR VALUES FROM ({first}) TO ({end})"),
        ];
    }
}
