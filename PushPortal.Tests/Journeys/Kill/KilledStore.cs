using System.Data.Common;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Journeys.Kill;

/// <summary>The store of a gateway that was killed, read from outside.</summary>
internal static partial class KilledStore
{
    /// <summary>Beyond what the gateway promises: the lifetime of the pushes, and the answer time that the PPG waits after it.</summary>
    private static readonly TimeSpan SettleLimit = TimeSpan.FromMinutes(8);

    /// <summary>Waits until nothing is pending and nobody is still to be told.</summary>
    internal static Task SettleAsync(Func<DbConnection> database) => Eventually.GetAsync(
        () => Count(database, "SELECT (SELECT count(*) FROM transactions WHERE lane IS NOT NULL) + (SELECT count(*) FROM notifications WHERE due_at IS NOT NULL)"),
        open => open == 0,
        "the end of every transaction and notification",
        SettleLimit);

    internal static long CountDelivered(Func<DbConnection> database) => Count(database, $"SELECT count(*) FROM transactions WHERE state = {(byte)TransactionState.Delivered}");

    private static long Count(Func<DbConnection> database, string sql)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    internal static Dictionary<(string PushId, string Address), (TransactionState State, long FinalLines)> ReadEnds(Func<DbConnection> database)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT p.initiator_push_id, coalesce(t.address, t.recipient), t.state, (SELECT count(*) FROM timeline l WHERE l.transaction_id = t.id AND l.state > 0 AND l.kind < 12) " +
            "FROM transactions t JOIN pushes p ON p.id = t.push_id";
        using var rows = command.ExecuteReader();
        var ends = new Dictionary<(string, string), (TransactionState, long)>();
        while (rows.Read())
        {
            // A push stored twice would show here as a second row of the same key.
            ends.Add((rows.GetString(0), rows.GetString(1)), ((TransactionState)rows.GetByte(2), rows.GetInt64(3)));
        }

        return ends;
    }

    /// <summary>The pushes that are marked as perhaps delivered twice, known by the push-id that the load has put into their text.</summary>
    internal static HashSet<(string PushId, string Number)> ReadDoubtful(Func<DbConnection> database)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT p.datagram, t.recipient FROM transactions t JOIN pushes p ON p.id = t.push_id WHERE t.possible_duplicate = 1";
        using var rows = command.ExecuteReader();
        var doubtful = new HashSet<(string, string)>();
        while (rows.Read())
        {
            doubtful.Add((PushIdInText().Match(Encoding.Latin1.GetString(rows.GetFieldValue<byte[]>(0))).Value, rows.GetString(1)));
        }

        return doubtful;
    }

    [GeneratedRegex(@"kill-\d+(-new)?@pi\.example")]
    private static partial Regex PushIdInText();

    /// <summary>One in a file.</summary>
    internal static SqliteConnection File(string database) => new($"Data Source={database};Mode=ReadOnly");

    private static DbConnection Open(Func<DbConnection> database)
    {
        var connection = database();
        connection.Open();
        return connection;
    }
}
