using System.Data.Common;
using System.Globalization;
using NpgsqlTypes;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence.Postgres;

namespace PushPortal.Infrastructure.Persistence.Copying;

/// <summary>Copies a store from SQLite to PostgreSQL, with the ids that it has, so that a gateway goes on there as after a restart.</summary>
public sealed class StoreCopy : IDisposable
{
    /// <summary>Rows between two lines of progress.</summary>
    private const int Step = 250_000;

    /// <summary>What rows are found by is in files of the keys' own kind on SQLite, and in this table on PostgreSQL.</summary>
    private static readonly CopyTable Keys = new("lookup_keys", [new("kind", "smallint"), new("hash", "bigint"), new("id", "bigint")]);

    /// <summary>The rows that have keys: an id and a text.</summary>
    private static readonly (LookupKind Kind, string Sql)[] Keyed =
    [
        (LookupKind.PushId, "SELECT id, initiator_push_id FROM pushes"),
        (LookupKind.Recipient, "SELECT id, recipient FROM transactions"),
        (LookupKind.TraceId, "SELECT id, trace_id FROM pushes WHERE trace_id IS NOT NULL"),
    ];

    private readonly CopySource _source;
    private readonly CopyTarget _target;
    private readonly TextWriter _progress;
    private long _changedTexts;

    private StoreCopy(CopySource source, CopyTarget target, TextWriter progress) => (_source, _target, _progress) = (source, target, progress);

    /// <summary>Copies a store. It is there as a whole afterwards, or nothing of it is.</summary>
    /// <param name="from">Connection string of a SQLite file that no gateway works on.</param>
    /// <param name="to">Connection string of a PostgreSQL database that nothing is in.</param>
    /// <param name="progress">Gets a line for each table and some for large ones, then what was compared.</param>
    /// <exception cref="StoreCopyException">One of the two cannot be used for this, or the copy is not the same.</exception>
    /// <exception cref="DbException">One of the two failed.</exception>
    /// <exception cref="Settings.SettingException">The target is no PostgreSQL database, or cannot be reached.</exception>
    public static void Run(string from, string to, TextWriter progress)
    {
        var source = new CopySource(from);
        try
        {
            source.CheckSchema();
            using var copy = new StoreCopy(source, new CopyTarget(to), progress);
            copy.Run();
        }
        finally
        {
            source.Dispose();
        }
    }

    public void Dispose() => _target.Dispose();

    private void Run()
    {
        _target.Prepare();
        var copied = _target.Tables.Select(table => (Table: table, Digest: Copy(table))).ToList();
        PrepareKeyDays();
        copied.Add((Keys, CopyKeys()));
        _target.GoOnWithIds(LastIdOf);
        foreach (var (table, written) in copied)
        {
            Compare(table, written);
        }

        _target.Commit();
        if (_changedTexts > 0)
        {
            Say($"{_changedTexts:N0} texts have a character U+0000, which PostgreSQL does not take: it is U+FFFD there");
        }

        Say($"Copied: {copied.Sum(of => of.Digest.Rows):N0} rows of {copied.Count} tables, the same on both sides");
    }

    private RowDigest Copy(CopyTable table) => Write(table, Values(table, _source.Rows(table.SelectSql)));

    private RowDigest CopyKeys() => Write(Keys, Keyed.SelectMany(of => KeysOf(of.Kind, of.Sql)));

    private IEnumerable<object?[]> KeysOf(LookupKind kind, string sql) =>
        _source.Rows(sql).Select(row => new object?[] { (short)kind, StableHash.Of(CopyColumn.Fitting(row.GetString(1))), row.GetInt64(0) });

    /// <summary>The values of each row, in the same array.</summary>
    private IEnumerable<object?[]> Values(CopyTable table, IEnumerable<DbDataReader> rows)
    {
        var values = new object?[table.Columns.Count];
        foreach (var row in rows)
        {
            for (var at = 0; at < values.Length; at++)
            {
                values[at] = Fitting(table.Columns[at].Read(row, at));
            }

            yield return values;
        }
    }

    private object? Fitting(object? value)
    {
        if (value is not string text || CopyColumn.Fitting(text) is not { } fitting || ReferenceEquals(text, fitting))
        {
            return value;
        }

        _changedTexts++;
        return fitting;
    }

    private RowDigest Write(CopyTable table, IEnumerable<object?[]> rows)
    {
        var digest = new RowDigest();
        using var target = _target.Write(table.CopySql);
        foreach (var row in rows)
        {
            digest.Add(row);
            target.StartRow();
            for (var at = 0; at < row.Length; at++)
            {
                Write(target, row[at], table.Columns[at].Type);
            }

            if (digest.Rows % Step == 0)
            {
                Say($"{table.Name}: {digest.Rows:N0} …");
            }
        }

        target.Complete();
        Say($"{table.Name}: {digest.Rows:N0}");
        return digest;
    }

    private static void Write(Npgsql.NpgsqlBinaryImporter target, object? value, NpgsqlDbType type)
    {
        if (value is null)
        {
            target.WriteNull();
        }
        else
        {
            target.Write(value, type);
        }
    }

    /// <summary>Reads back what the database has now.</summary>
    private void Compare(CopyTable table, RowDigest written)
    {
        var found = new RowDigest();
        foreach (var row in Values(table, _target.Rows(table.SelectSql)))
        {
            found.Add(row);
        }

        if (found.Rows != written.Rows || found.ToString() != written.ToString())
        {
            throw new StoreCopyException($"The copy of {table.Name} is not the same: {written.Rows:N0} rows {written}, and {found.Rows:N0} rows {found} in the target");
        }

        Say($"{table.Name}: {found.Rows:N0} rows, {found}");
    }

    /// <summary>A partition for each day that has pushes, so that it can be dropped when they are gone.</summary>
    private void PrepareKeyDays()
    {
        for (var after = 0L; _source.Number(string.Create(CultureInfo.InvariantCulture, $"SELECT min(id) FROM pushes WHERE id >= {after}")) is { } id;)
        {
            var day = new DateTimeOffset(IdSequence.MadeAt(id).UtcDateTime.Date, TimeSpan.Zero);
            foreach (var sql in KeyDays.NewDay(day))
            {
                _target.Execute(sql);
            }

            after = IdSequence.Floor(day.AddDays(1));
        }
    }

    /// <summary>The last id that SQLite has given out by itself in a table, be its row there or not.</summary>
    private long? LastIdOf(string table) => _source.Number($"SELECT seq FROM sqlite_sequence WHERE name = '{table}' AND seq > 0");

    private void Say(FormattableString line) => _progress.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
