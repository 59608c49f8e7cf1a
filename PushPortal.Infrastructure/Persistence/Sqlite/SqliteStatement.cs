using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using PushPortal.Infrastructure.Persistence.Store;
using SQLitePCL;
using static SQLitePCL.raw;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>
/// A prepared statement of SQLite. It speaks to the engine itself: a command object costs a third as much again as what it runs, and each push runs several.
/// </summary>
internal sealed class SqliteStatement : Statement
{
    private readonly SqliteConnection _connection;
    private readonly string _sql;
    private readonly sqlite3_stmt _statement;

    /// <summary>The same without its reference count: nobody else has it, and it lives until this is disposed of.</summary>
    private readonly nint _handle;

    /// <summary>Where the engine keeps <c>$1 … $n</c>: it numbers them as they come in the text.</summary>
    private readonly int[] _places;

    /// <summary>The texts and octets that are bound. The engine reads them here: it makes no copy, and the garbage collector does not move them.</summary>
    private byte[] _bound = [];

    private readonly SqliteRows _rows;

    internal SqliteStatement(SqliteConnection connection, string sql)
    {
        (_connection, _sql) = (connection, sql);
        Check(sqlite3_prepare_v3(connection.Handle, sql, SQLITE_PREPARE_PERSISTENT, out _statement));
        _handle = _statement.DangerousGetHandle();
        _rows = new SqliteRows(_handle, this);
        _places = [.. Enumerable.Range(1, sqlite3_bind_parameter_count(_statement)).Select(at => sqlite3_bind_parameter_index(_statement, $"${at}"))];
    }

    internal override int Run(params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        try
        {
            int result;
            while ((result = SqliteEngine.Step(_handle)) == SQLITE_ROW)
            {
            }

            Check(result);
        }
        finally
        {
            _ = SqliteEngine.Reset(_handle); // it says once more what the last step said
        }

        return sqlite3_changes(_connection.Handle);
    }

    internal override SqlRows Read(params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        return _rows;
    }

    public override void Dispose() => _statement.Dispose();

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

        Reserve(values);
        var filled = 0;
        for (var at = 0; at < values.Length; at++)
        {
            ref readonly var value = ref values[at];
            var place = _places[at];
            Check(value.Kind switch
            {
                SqlValueKind.Number => SqliteEngine.BindNumber(_handle, place, value.Number),
                SqlValueKind.Text => BindText(place, (string)value.Subject!, ref filled),
                SqlValueKind.Octets => BindOctets(place, (byte[])value.Subject!, ref filled),
                _ => SqliteEngine.BindNull(_handle, place),
            });
        }
    }

    private void Reserve(ReadOnlySpan<SqlValue> values)
    {
        var most = 1;
        foreach (ref readonly var value in values)
        {
            most += value.Kind switch
            {
                SqlValueKind.Text => Encoding.UTF8.GetMaxByteCount(((string)value.Subject!).Length),
                SqlValueKind.Octets => ((byte[])value.Subject!).Length,
                _ => 0,
            };
        }

        if (_bound.Length < most)
        {
            _bound = GC.AllocateUninitializedArray<byte>(most * 2, pinned: true);
        }
    }

    private int BindText(int place, string text, ref int filled)
    {
        var start = filled;
        filled += Encoding.UTF8.GetBytes(text, _bound.AsSpan(start));
        return SqliteEngine.BindText(_handle, place, Address(start), filled - start, end: 0);
    }

    private int BindOctets(int place, byte[] octets, ref int filled)
    {
        var start = filled;
        octets.CopyTo(_bound, start);
        filled += octets.Length;
        return SqliteEngine.BindOctets(_handle, place, Address(start), octets.Length, end: 0);
    }

    private nint Address(int at) => Marshal.UnsafeAddrOfPinnedArrayElement(_bound, at);
}
