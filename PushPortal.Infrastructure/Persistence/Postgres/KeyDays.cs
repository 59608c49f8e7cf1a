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
}
