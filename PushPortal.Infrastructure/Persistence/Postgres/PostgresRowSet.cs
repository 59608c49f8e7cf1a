using System.Data;
using System.Globalization;
using Npgsql;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>Rows that are posted by one statement.</summary>
internal sealed class PostgresRowSet
{
    private readonly PostgresRowStatement _statement;
    private readonly PostgresColumn[] _columns;
    private NpgsqlBatchCommand? _command;

    /// <param name="first">Whose types those of all rows are.</param>
    internal PostgresRowSet(PostgresRowStatement statement, ReadOnlySpan<SqlValue> first)
    {
        _statement = statement;
        _columns = new PostgresColumn[first.Length];
        for (var at = 0; at < first.Length; at++)
        {
            _columns[at] = PostgresColumn.Of(first[at].Type);
        }
    }

    internal int Count { get; private set; }

    /// <summary>Its place among what is posted.</summary>
    internal int Place { get; set; }

    internal void Add(ReadOnlySpan<SqlValue> values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            _columns[at].Add(in values[at]);
        }

        Count++;
    }

    /// <summary>What is sent. Its values are read then.</summary>
    internal NpgsqlBatchCommand Command()
    {
        _command = new NpgsqlBatchCommand(_statement.Many(_columns));
        foreach (var column in _columns)
        {
            _command.Parameters.Add(column.Parameter());
        }

        return _command;
    }

    /// <summary>Called when it has run.</summary>
    /// <exception cref="DBConcurrencyException">Rows that were known to be there are not.</exception>
    internal void Check()
    {
        if (_statement.Row.IsSure && _command is { } command && command.Rows != (ulong)Count)
        {
            throw new DBConcurrencyException(string.Create(CultureInfo.InvariantCulture, $"{command.Rows} of {Count} rows were as they were known: {_statement.Row.Sql}"));
        }
    }

    /// <summary>It is not needed any more.</summary>
    internal void Release()
    {
        foreach (var column in _columns)
        {
            column.Clear();
        }

        Count = 0;
        _command = null;
        _statement.Open = null;
        _statement.Return(this);
    }
}
