using System.Globalization;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>Drops the partitions of the keys whose days are older than every push there is, and some old keys of the one for the rest. Answers how many partitions.</summary>
internal sealed class DropKeyDaysOperation(DateTimeOffset now) : WriteOperation<int>
{
    private const int Batch = 5000;

    internal override void Execute(WriteSession session)
    {
        var oldest = session["SELECT min(id) FROM pushes"].Number() ?? IdSequence.Floor(now);
        var gone = Partitions(session).Where(name => EndOf(name) is { } end && end <= oldest).ToList();
        foreach (var name in gone)
        {
            session.Execute($"DROP TABLE {name}");
        }

        session["DELETE FROM lookup_keys_rest WHERE (kind, hash, id) IN (SELECT kind, hash, id FROM lookup_keys_rest WHERE id < $1 LIMIT $2)"].Post(oldest, Batch);
        Result = gone.Count;
    }

    private static List<string> Partitions(WriteSession session)
    {
        using var rows = session["SELECT CAST(c.relname AS text) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = CAST('lookup_keys' AS regclass)"].Read();
        var names = new List<string>();
        while (rows.Read())
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    /// <summary>The first id behind a day's; null for the partition of the rest.</summary>
    private static long? EndOf(string name) =>
        name.StartsWith(KeyDays.Prefix, StringComparison.Ordinal)
        && DateTime.TryParseExact(name.AsSpan(KeyDays.Prefix.Length), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day)
            ? IdSequence.Floor(new DateTimeOffset(day, TimeSpan.Zero).AddDays(1))
            : null;
}
