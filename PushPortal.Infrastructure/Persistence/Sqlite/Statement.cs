using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>
/// A prepared statement with positional parameters <c>$1 … $n</c>. It speaks to the engine itself: a command object costs a third as much again as what
/// it runs, and each push runs several.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string _sql;
    private readonly sqlite3_stmt _statement;

    /// <summary>Where the engine keeps <c>$1 … $n</c>: it numbers them as they come in the text.</summary>
    private readonly int[] _places;

    internal Statement(SqliteConnection connection, string sql)
    {
        (_connection, _sql) = (connection, sql);
        Check(sqlite3_prepare_v3(connection.Handle, sql, SQLITE_PREPARE_PERSISTENT, out _statement));
        _places = [.. Enumerable.Range(1, sqlite3_bind_parameter_count(_statement)).Select(at => sqlite3_bind_parameter_index(_statement, $"${at}"))];
    }

    /// <summary>Runs it and answers the number of rows changed.</summary>
    /// <exception cref="SqliteException">The engine could not run it.</exception>
    internal int Run(params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        try
        {
            int result;
            while ((result = sqlite3_step(_statement)) == SQLITE_ROW)
            {
            }

            Check(result);
        }
        finally
        {
            sqlite3_reset(_statement);
        }

        return sqlite3_changes(_connection.Handle);
    }

    /// <summary>Its rows; to be disposed of before it is run again.</summary>
    /// <exception cref="SqliteException">The engine could not run it.</exception>
    internal SqlRows Read(params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        return new SqlRows(_statement, this);
    }

    /// <summary>The number in the first column of the first row; null when there is none.</summary>
    /// <exception cref="SqliteException">The engine could not run it.</exception>
    internal long? Number(params ReadOnlySpan<SqlValue> values)
    {
        using var rows = Read(values);
        return rows.Read() ? rows.LongOrNull(0) : null;
    }

    public void Dispose() => _statement.Dispose();

    /// <summary>Raises what the engine answered, unless it is no failure.</summary>
    internal void Check(int result)
    {
        if (result is not (SQLITE_OK or SQLITE_ROW or SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, _connection.Handle);
        }
    }

    private void Bind(ReadOnlySpan<SqlValue> values)
    {
        if (values.Length != _places.Length)
        {
            throw new ArgumentException($"The statement takes {_places.Length} values, not {values.Length}: {_sql}");
        }

        for (var at = 0; at < values.Length; at++)
        {
            ref readonly var value = ref values[at];
            var place = _places[at];
            Check(value.Kind switch
            {
                SqlValueKind.Number => sqlite3_bind_int64(_statement, place, value.Number),
                SqlValueKind.Text => BindText(place, (string)value.Subject!),
                SqlValueKind.Octets => sqlite3_bind_blob(_statement, place, (byte[])value.Subject!),
                _ => sqlite3_bind_null(_statement, place),
            });
        }
    }

    private int BindText(int at, string text)
    {
        if (text.Length == 0)
        {
            // Octets that begin nowhere would be bound as null.
            return sqlite3_bind_text(_statement, at, text);
        }

        const int OnTheStack = 512;
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= OnTheStack)
        {
            Span<byte> octets = stackalloc byte[OnTheStack];
            return sqlite3_bind_text(_statement, at, octets[..Encoding.UTF8.GetBytes(text, octets)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return sqlite3_bind_text(_statement, at, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
