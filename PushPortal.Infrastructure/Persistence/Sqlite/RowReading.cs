using Microsoft.Data.Sqlite;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>Column readers for what may be null and for instants.</summary>
internal static class RowReading
{
    internal static string? TextOrNull(this SqliteDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    internal static long? LongOrNull(this SqliteDataReader row, int at) => row.IsDBNull(at) ? null : row.GetInt64(at);

    internal static DateTimeOffset Instant(this SqliteDataReader row, int at) => new(row.GetInt64(at), TimeSpan.Zero);

    internal static DateTimeOffset? InstantOrNull(this SqliteDataReader row, int at) => row.IsDBNull(at) ? null : row.Instant(at);
}
