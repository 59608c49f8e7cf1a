using Microsoft.Data.Sqlite;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>Gives what waits in a store to an account that is held, as the gateway has what it has set aside of one. The account that the run submits for keeps nothing of it.</summary>
internal static class HeldBacklog
{
    /// <summary>The held account is the submitting one under another name; the step and lane are those of what is set aside until the end of its lifetime.</summary>
    private const string HoldSql =
        """
        CREATE TEMP TABLE held AS SELECT * FROM accounts WHERE code = 'demo';
        UPDATE held SET id = (SELECT max(id) + 1 FROM accounts), code = 'held', name = 'Held', held_at = 1, held_by = 'benchmark', hold_reason = 'a backlog';
        INSERT INTO accounts SELECT * FROM held;
        UPDATE pushes SET account_id = (SELECT id FROM held);
        UPDATE transactions SET account_id = (SELECT id FROM held), step = 5, lane = 4, due_at = expires_at;
        """;

    /// <param name="folder">The one that the gateway worked in. It does not run.</param>
    internal static void Hold(DirectoryInfo folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "data", "pushportal.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = HoldSql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
