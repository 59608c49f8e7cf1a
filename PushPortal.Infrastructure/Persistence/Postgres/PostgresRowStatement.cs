using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>A statement that writes one row, or, where it is only posted, many at once.</summary>
internal sealed class PostgresRowStatement(PostgresConnection connection, RowSql row) : Statement
{
    private readonly string _one = PostgresDialect.Of(row.Sql);
    private readonly Stack<PostgresRowSet> _free = [];
    private string? _many;

    internal RowSql Row => row;

    /// <summary>Its rows that are posted and that more may go with; null when there are none.</summary>
    internal PostgresRowSet? Open { get; set; }

    internal override int Run(params ReadOnlySpan<SqlValue> values) => connection.Run(PostgresStatement.Command(_one, values));

    internal override void Post(params ReadOnlySpan<SqlValue> values) => connection.Post(this, values);

    internal override SqlRows Read(params ReadOnlySpan<SqlValue> values) => connection.Read(PostgresStatement.Command(_one, values));

    /// <summary>As it is written for rows whose values have these types.</summary>
    internal string Many(IEnumerable<PostgresColumn> columns) => _many ??= PostgresDialect.OfMany(row.Sql, columns.Select(column => column.Type));

    internal PostgresRowSet Take(ReadOnlySpan<SqlValue> values) => _free.TryPop(out var set) ? set : new PostgresRowSet(this, values);

    internal void Return(PostgresRowSet set) => _free.Push(set);

    /// <summary>The connection keeps what is prepared.</summary>
    public override void Dispose()
    {
    }
}
