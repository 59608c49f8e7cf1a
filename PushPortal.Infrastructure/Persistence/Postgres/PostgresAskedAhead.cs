using Npgsql;
using NpgsqlTypes;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>How what a group is going to ask is asked: everything in one way to the server and back.</summary>
internal static class PostgresAskedAhead
{
    /// <summary>
    /// Each hash is looked up by itself, and a push only where there is a key, which is rare. OFFSET keeps the planner, which knows the table from when it was small, from another order,
    /// and from going through all keys with the hashes for a filter.
    /// </summary>
    private const string PushIdsSql =
        "SELECT k.hash, k.id, (SELECT p.account_id FROM pushes p WHERE p.id = k.id), (SELECT p.initiator_push_id FROM pushes p WHERE p.id = k.id) " +
        "FROM unnest($1) AS r(hash) CROSS JOIN LATERAL (SELECT hash, id FROM lookup_keys WHERE kind = 0 AND hash = r.hash AND id > $2 OFFSET 0) k";

    private const string TransactionsSql =
        "SELECT t.id, CAST(t.version AS bigint), p.id, p.account_id, p.recipients, p.delivered, p.failed FROM transactions t JOIN pushes p ON p.id = t.push_id WHERE t.id = ANY($1)";

    private const string NotificationsSql =
        "SELECT n.transaction_id, n.run FROM unnest($1, $2) AS r(transaction_id, run) JOIN notifications n ON n.transaction_id = r.transaction_id AND n.run = r.run " +
        $"WHERE {NotificationSql.Waits} AND n.followed = 0";

    /// <param name="batch">Of the writer's connection; it is disposed of.</param>
    internal static void Ask(AskedAhead questions, NpgsqlBatch batch)
    {
        using (batch)
        {
            var readers = new List<Action<NpgsqlDataReader>>();
            if (questions.PushIds.Count > 0)
            {
                Add(PushIdsSql, row => ReadUsed(questions, row), Array([.. questions.PushIds]), Number(questions.OldestPush));
            }

            if (questions.Transactions.Count > 0)
            {
                Add(TransactionsSql, row => Read(questions, row), Array([.. questions.Transactions]));
            }

            if (questions.Notifications.Count > 0)
            {
                Add(
                    NotificationsSql,
                    row => questions.FoundWaiting(row.GetInt64(0), row.GetInt32(1)),
                    Array([.. questions.Notifications.Select(asked => asked.TransactionId)]),
                    Array([.. questions.Notifications.Select(asked => (long)asked.Run)]));
            }

            using var rows = batch.ExecuteReader();
            foreach (var read in readers)
            {
                while (rows.Read())
                {
                    read(rows);
                }

                rows.NextResult();
            }

            void Add(string sql, Action<NpgsqlDataReader> read, params ReadOnlySpan<NpgsqlParameter> parameters)
            {
                var command = new NpgsqlBatchCommand(sql);
                foreach (var parameter in parameters)
                {
                    command.Parameters.Add(parameter);
                }

                batch.BatchCommands.Add(command);
                readers.Add(read);
            }
        }
    }

    /// <summary>A key whose push is gone is passed over.</summary>
    private static void ReadUsed(AskedAhead questions, NpgsqlDataReader row)
    {
        if (!row.IsDBNull(2))
        {
            questions.FoundUsed(row.GetInt64(0), new UsedPushId(row.GetInt64(1), row.GetInt64(2), row.GetString(3)));
        }
    }

    private static void Read(AskedAhead questions, NpgsqlDataReader row) => questions.Found(
        row.GetInt64(0),
        (int)row.GetInt64(1),
        row.GetInt64(2),
        new PushSums(row.GetInt64(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6)));

    private static NpgsqlParameter<long[]> Array(long[] numbers) => new() { TypedValue = numbers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    private static NpgsqlParameter<long> Number(long number) => new() { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint };
}
