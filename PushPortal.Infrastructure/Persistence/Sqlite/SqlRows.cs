using System.Runtime.InteropServices;
using static SQLitePCL.raw;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>The rows of a <see cref="Statement"/>, one at a time. Numbers of columns count from 0.</summary>
internal readonly struct SqlRows(nint statement, Statement owner) : IDisposable
{
    /// <summary>Steps to the next row; false when there is none.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The engine failed.</exception>
    internal bool Read()
    {
        var result = SqliteEngine.Step(statement);
        owner.Check(result);
        return result == SQLITE_ROW;
    }

    internal bool IsDBNull(int at) => SqliteEngine.TypeOf(statement, at) == SQLITE_NULL;

    internal long GetInt64(int at) => SqliteEngine.Number(statement, at);

    internal int GetInt32(int at) => (int)GetInt64(at);

    internal byte GetByte(int at) => (byte)GetInt64(at);

    internal bool GetBoolean(int at) => GetInt64(at) != 0;

    internal string GetString(int at)
    {
        var text = SqliteEngine.Octets(statement, at);
        return text == 0 ? "" : Marshal.PtrToStringUTF8(text, SqliteEngine.Length(statement, at));
    }

    internal byte[] GetOctets(int at)
    {
        var octets = SqliteEngine.Octets(statement, at);
        if (octets == 0)
        {
            return [];
        }

        var copy = new byte[SqliteEngine.Length(statement, at)];
        Marshal.Copy(octets, copy, 0, copy.Length);
        return copy;
    }

    internal string? TextOrNull(int at) => IsDBNull(at) ? null : GetString(at);

    internal byte[]? OctetsOrNull(int at) => IsDBNull(at) ? null : GetOctets(at);

    internal long? LongOrNull(int at) => IsDBNull(at) ? null : GetInt64(at);

    internal DateTimeOffset Instant(int at) => StoredInstant.Instant(GetInt64(at));

    internal DateTimeOffset? InstantOrNull(int at) => IsDBNull(at) ? null : Instant(at);

    /// <summary>The statement may be run again.</summary>
    public void Dispose() => _ = SqliteEngine.Reset(statement);
}
