using Npgsql;
using NpgsqlTypes;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>
/// A statement of PostgreSQL. What it is given bears its type, so that it is prepared once for each connection, whatever it is given first. What is only posted goes with
/// what is asked next: each question is a way to the server and back.
/// </summary>
internal sealed class PostgresStatement(PostgresConnection connection, string sql) : Statement
{
    private readonly string _sql = PostgresDialect.Of(sql);

    internal override int Run(params ReadOnlySpan<SqlValue> values) => connection.Run(Command(values));

    internal override void Post(params ReadOnlySpan<SqlValue> values) => connection.Post(Command(values));

    internal override SqlRows Read(params ReadOnlySpan<SqlValue> values) => connection.Read(Command(values));

    /// <summary>The connection keeps what is prepared.</summary>
    public override void Dispose()
    {
    }

    private NpgsqlBatchCommand Command(ReadOnlySpan<SqlValue> values) => Command(_sql, values);

    internal static NpgsqlBatchCommand Command(string sql, ReadOnlySpan<SqlValue> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (ref readonly var value in values)
        {
            command.Parameters.Add(Parameter(in value));
        }

        return command;
    }

    private static NpgsqlParameter Parameter(in SqlValue value) => value.Kind switch
    {
        SqlValueKind.Number => new NpgsqlParameter<long> { TypedValue = value.Number, NpgsqlDbType = NpgsqlDbType.Bigint },
        SqlValueKind.Text => new NpgsqlParameter<string> { TypedValue = (string)value.Subject!, NpgsqlDbType = NpgsqlDbType.Text },
        SqlValueKind.Octets => new NpgsqlParameter<byte[]> { TypedValue = (byte[])value.Subject!, NpgsqlDbType = NpgsqlDbType.Bytea },
        _ => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = TypeOf(value.Type) },
    };

    private static NpgsqlDbType TypeOf(SqlValueKind kind) => kind switch
    {
        SqlValueKind.Text => NpgsqlDbType.Text,
        SqlValueKind.Octets => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.Bigint,
    };
}
