using Npgsql;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>What a <see cref="PostgresStatement"/> answers.</summary>
internal sealed class PostgresRows(NpgsqlDataReader reader) : SqlRows
{
    internal override bool Read() => reader.Read();

    internal override bool IsDBNull(int at) => reader.IsDBNull(at);

    internal override long GetInt64(int at) => reader.GetInt64(at);

    internal override string GetString(int at) => reader.GetString(at);

    internal override byte[] GetOctets(int at) => reader.GetFieldValue<byte[]>(at);

    public override void Dispose() => reader.Dispose();
}
