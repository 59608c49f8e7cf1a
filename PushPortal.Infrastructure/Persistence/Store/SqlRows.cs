using System.Data.Common;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>The rows of a <see cref="Statement"/>, one at a time. Numbers of columns count from 0.</summary>
internal abstract class SqlRows : IDisposable
{
    /// <summary>Steps to the next row; false when there is none.</summary>
    /// <exception cref="DbException">The engine failed.</exception>
    internal abstract bool Read();

    internal abstract bool IsDBNull(int at);

    internal abstract long GetInt64(int at);

    internal abstract string GetString(int at);

    internal abstract byte[] GetOctets(int at);

    internal int GetInt32(int at) => (int)GetInt64(at);

    internal byte GetByte(int at) => (byte)GetInt64(at);

    internal bool GetBoolean(int at) => GetInt64(at) != 0;

    internal string? TextOrNull(int at) => IsDBNull(at) ? null : GetString(at);

    internal byte[]? OctetsOrNull(int at) => IsDBNull(at) ? null : GetOctets(at);

    internal long? LongOrNull(int at) => IsDBNull(at) ? null : GetInt64(at);

    internal DateTimeOffset Instant(int at) => StoredInstant.Instant(GetInt64(at));

    internal DateTimeOffset? InstantOrNull(int at) => IsDBNull(at) ? null : Instant(at);

    /// <summary>The statement may be run again.</summary>
    public abstract void Dispose();
}
