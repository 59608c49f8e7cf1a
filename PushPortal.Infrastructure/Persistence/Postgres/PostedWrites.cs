using System.Data;
using System.Numerics;
using System.Runtime.InteropServices;
using Npgsql;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>
/// What is posted and not sent yet, in an order that comes to the same as that in which it was posted. Rows of one statement go together; one that something that was posted later has written
/// already begins a set of its own behind that.
/// </summary>
internal sealed class PostedWrites
{
    /// <summary>Statements that go to the server together at most: it has to be able to send their answers while it reads them.</summary>
    private const int MostStatements = 256;

    /// <summary>Rows of one statement that are kept at most.</summary>
    private const int MostRows = 8192;

    /// <summary>A statement, or a set of rows.</summary>
    private readonly List<object> _items = [];

    /// <summary>By table and key of a row: the place of what wrote it last. Two rows may share a number: then they are kept apart without need.</summary>
    private readonly Dictionary<ulong, int> _writers = [];

    private int _first;
    private int _rows;

    internal bool IsFull => _items.Count >= MostStatements || _rows >= MostRows;

    internal int Count => _items.Count;

    /// <summary>A statement of which nothing else is known: nothing passes it.</summary>
    internal void Add(NpgsqlBatchCommand command)
    {
        _items.Add(command);
        _first = _items.Count;
    }

    internal void Add(PostgresRowStatement statement, ReadOnlySpan<SqlValue> values)
    {
        var set = statement.Open is { } open && open.Place >= _first ? open : null;
        if (statement.Row.Key.Count > 0)
        {
            ref var writer = ref CollectionsMarshal.GetValueRefOrAddDefault(_writers, KeyOf(statement.Row, values), out var isWritten);
            if (set is null || isWritten && writer >= set.Place)
            {
                set = Begin(statement, values);
            }

            writer = set.Place;
        }

        (set ?? Begin(statement, values)).Add(values);
        _rows = Math.Max(_rows, (set ?? statement.Open!).Count);
    }

    internal void AddTo(NpgsqlBatch batch)
    {
        foreach (var item in _items)
        {
            batch.BatchCommands.Add(item as NpgsqlBatchCommand ?? ((PostgresRowSet)item).Command());
        }
    }

    /// <summary>Called when it has run; forgets it.</summary>
    /// <exception cref="DBConcurrencyException">See <see cref="PostgresRowSet.Check"/>.</exception>
    internal void Ran()
    {
        foreach (var item in _items)
        {
            (item as PostgresRowSet)?.Check();
        }

        Clear();
    }

    internal void Clear()
    {
        foreach (var item in _items)
        {
            (item as PostgresRowSet)?.Release();
        }

        _items.Clear();
        _writers.Clear();
        (_first, _rows) = (0, 0);
    }

    private PostgresRowSet Begin(PostgresRowStatement statement, ReadOnlySpan<SqlValue> values)
    {
        var set = statement.Take(values);
        set.Place = _items.Count;
        _items.Add(set);
        return statement.Open = set;
    }

    private static ulong KeyOf(RowSql row, ReadOnlySpan<SqlValue> values)
    {
        var key = (ulong)row.Table.GetHashCode(StringComparison.Ordinal);
        foreach (var parameter in row.Key)
        {
            ref readonly var value = ref values[parameter - 1];
            var part = value.Kind == SqlValueKind.Text ? ((string)value.Subject!).GetHashCode(StringComparison.Ordinal) : value.Number;
            key = (BitOperations.RotateLeft(key, 29) ^ (ulong)part) * 0x9E3779B97F4A7C15;
        }

        return key;
    }
}
