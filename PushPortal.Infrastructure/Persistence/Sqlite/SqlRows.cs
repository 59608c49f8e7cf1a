using SQLitePCL;
using static SQLitePCL.raw;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>The rows of a <see cref="Statement"/>, one at a time. Numbers of columns count from 0.</summary>
internal readonly struct SqlRows(sqlite3_stmt statement, Statement owner) : IDisposable
{
    /// <summary>Steps to the next row; false when there is none.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The engine failed.</exception>
    internal bool Read()
    {
        var result = sqlite3_step(statement);
        owner.Check(result);
        return result == SQLITE_ROW;
    }

    internal bool IsDBNull(int at) => sqlite3_column_type(statement, at) == SQLITE_NULL;

    internal long GetInt64(int at) => sqlite3_column_int64(statement, at);

    internal int GetInt32(int at) => sqlite3_column_int(statement, at);

    internal byte GetByte(int at) => (byte)sqlite3_column_int(statement, at);

    internal bool GetBoolean(int at) => sqlite3_column_int(statement, at) != 0;

    internal string GetString(int at) => sqlite3_column_text(statement, at).utf8_to_string();

    internal byte[] GetOctets(int at) => sqlite3_column_blob(statement, at).ToArray();

    internal string? TextOrNull(int at) => IsDBNull(at) ? null : GetString(at);

    internal byte[]? OctetsOrNull(int at) => IsDBNull(at) ? null : GetOctets(at);

    internal long? LongOrNull(int at) => IsDBNull(at) ? null : GetInt64(at);

    internal DateTimeOffset Instant(int at) => new(GetInt64(at), TimeSpan.Zero);

    internal DateTimeOffset? InstantOrNull(int at) => IsDBNull(at) ? null : Instant(at);

    /// <summary>The statement may be run again.</summary>
    public void Dispose() => sqlite3_reset(statement);
}
