using Microsoft.Data.Sqlite;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>A prepared statement with positional parameters <c>$1 … $n</c>.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    internal Statement(SqliteConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var at = 1; sql.Contains($"${at}", StringComparison.Ordinal); at++)
        {
            _command.Parameters.Add(new SqliteParameter($"${at}", null));
        }
    }

    /// <summary>Runs it and answers the number of rows changed.</summary>
    internal int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    internal SqliteDataReader Read(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    /// <summary>The first column of the first row; null when there is none.</summary>
    internal object? Scalar(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        if (values.Length != _command.Parameters.Count)
        {
            throw new ArgumentException($"The statement takes {_command.Parameters.Count} values, not {values.Length}: {_command.CommandText}");
        }

        for (var at = 0; at < values.Length; at++)
        {
            _command.Parameters[at].Value = values[at] ?? DBNull.Value;
        }
    }
}
